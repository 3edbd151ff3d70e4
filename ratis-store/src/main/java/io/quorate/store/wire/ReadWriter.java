package io.quorate.store.wire;

import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import io.quorate.store.read.LeaseAnswer;
import io.quorate.store.read.RangeAnswer;
import io.quorate.v1.GetResponse;
import io.quorate.v1.LeaseListResponse;
import io.quorate.v1.LeaseTimeToLiveResponse;
import io.quorate.v1.ProbeResponse;
import io.quorate.v1.RangeResponse;
import io.quorate.v1.Receipt;
import io.quorate.v1.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what a read found to its result. */
public final class ReadWriter {

  private ReadWriter() {}

  public static Result get(long id, Receipt receipt, @Nullable Entry entry) {
    GetResponse.Builder response = GetResponse.newBuilder().setReceipt(receipt);
    if (entry != null) {
      response.setEntry(Entries.keyValue(entry));
    }
    return Result.newBuilder().setId(id).setGet(response).build();
  }

  public static Result probe(long id, Receipt receipt) {
    return Result.newBuilder()
        .setId(id)
        .setProbe(ProbeResponse.newBuilder().setReceipt(receipt))
        .build();
  }

  public static Result range(long id, Receipt receipt, RangeAnswer answer, boolean keysOnly) {
    return Result.newBuilder()
        .setId(id)
        .setRange(
            RangeResponse.newBuilder()
                .setReceipt(receipt)
                .addAllEntries(Entries.keyValues(answer.entries(), keysOnly))
                .setMore(answer.more())
                .setCount(answer.count()))
        .build();
  }

  /** The time that is left of a lease at {@code now}. */
  public static Result timeToLive(long id, Receipt receipt, LeaseAnswer answer, GroupTime now) {
    Lease lease = answer.lease();
    long remainingNanos = Math.max(0, lease.end().nanos() - now.nanos());
    LeaseTimeToLiveResponse.Builder response =
        LeaseTimeToLiveResponse.newBuilder()
            .setReceipt(receipt)
            .setRemainingMs(remainingNanos / 1_000_000)
            .setTtlMs(lease.ttlNanos() / 1_000_000);
    for (Key key : answer.keys()) {
      response.addKeys(Bytes.of(key));
    }
    return Result.newBuilder().setId(id).setLeaseTimeToLive(response).build();
  }

  public static Result leases(long id, Receipt receipt, List<Lease> leases) {
    LeaseListResponse.Builder response = LeaseListResponse.newBuilder().setReceipt(receipt);
    for (Lease lease : leases) {
      response.addLeases(lease.id().number());
    }
    return Result.newBuilder().setId(id).setLeaseList(response).build();
  }
}
