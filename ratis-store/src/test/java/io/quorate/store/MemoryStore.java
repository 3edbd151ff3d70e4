package io.quorate.store;

import com.google.protobuf.ByteString;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.http.Operations;
import io.quorate.v1.CompactResponse;
import io.quorate.v1.DeleteRequest;
import io.quorate.v1.DeleteResponse;
import io.quorate.v1.GetResponse;
import io.quorate.v1.KeyRange;
import io.quorate.v1.KeyValue;
import io.quorate.v1.LeaseGrantResponse;
import io.quorate.v1.LeaseListResponse;
import io.quorate.v1.LinkState;
import io.quorate.v1.LinkStatus;
import io.quorate.v1.NodeInfo;
import io.quorate.v1.Operation;
import io.quorate.v1.Origin;
import io.quorate.v1.PutRequest;
import io.quorate.v1.PutResponse;
import io.quorate.v1.RangeRequest;
import io.quorate.v1.RangeResponse;
import io.quorate.v1.Receipt;
import io.quorate.v1.ReplicaLag;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Result;
import io.quorate.v1.Role;
import io.quorate.v1.SessionCloseResponse;
import io.quorate.v1.SessionOpenResponse;
import io.quorate.v1.StatusResponse;
import io.quorate.v1.TxnRequest;
import io.quorate.v1.TxnResponse;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A store of one node in memory, for what stands in front of it. A put of {@code fail/CODE} fails
 * with that code; the first page of a range ends after {@link #PAGE_ENTRIES}. A transaction's
 * conditions hold if their keys are missing, and it takes puts only. Safe for any thread.
 */
public final class MemoryStore implements Operations {

  public static final int PAGE_ENTRIES = 3;

  private final NavigableMap<ByteString, KeyValue> entries =
      new TreeMap<>(ByteString.unsignedLexicographicalComparator());
  private long revision;
  private String clientAddress = "127.0.0.1:1";
  private Operation last = Operation.getDefaultInstance();

  /** The operation that came last; sessions and what a client asks on its own aside. */
  public synchronized Operation last() {
    return last;
  }

  public synchronized long keys() {
    return entries.size();
  }

  public synchronized void advertise(String hostPort) {
    clientAddress = hostPort;
  }

  @Override
  public synchronized CompletableFuture<Result> execute(Operation operation) {
    boolean ofSession = operation.hasSessionOpen() || operation.hasSessionClose();
    last = ofSession || operation.hasStatus() ? last : operation;
    try {
      return CompletableFuture.completedFuture(result(operation).setId(operation.getId()).build());
    } catch (StoreException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Result.Builder result(Operation operation) {
    Result.Builder result = Result.newBuilder();
    return switch (operation.getRequestCase()) {
      case GET -> result.setGet(get(operation.getGet().getKey()));
      case RANGE -> result.setRange(range(operation.getRange()));
      case PUT -> result.setPut(put(operation.getPut()));
      case DELETE -> result.setDelete(delete(operation.getDelete()));
      case TXN -> result.setTxn(txn(operation.getTxn()));
      case COMPACT -> result.setCompact(CompactResponse.newBuilder().setReceipt(receipt()));
      case SESSION_OPEN ->
          result.setSessionOpen(
              SessionOpenResponse.newBuilder()
                  .setReceipt(receipt())
                  .setSession(1)
                  .setTtlMs(60_000));
      case SESSION_CLOSE ->
          result.setSessionClose(SessionCloseResponse.newBuilder().setReceipt(receipt()));
      case LEASE_GRANT ->
          result.setLeaseGrant(
              LeaseGrantResponse.newBuilder()
                  .setReceipt(receipt())
                  .setLease(77)
                  .setTtlMs(operation.getLeaseGrant().getTtlMs()));
      case LEASE_LIST ->
          result.setLeaseList(LeaseListResponse.newBuilder().setReceipt(receipt()).addLeases(77));
      case LEASE_REVOKE -> throw StoreException.of(ErrorCode.LEASE_NOT_FOUND);
      case STATUS -> result.setStatus(status());
      default -> throw StoreException.of(ErrorCode.COMMAND_UNSUPPORTED);
    };
  }

  private GetResponse.Builder get(ByteString key) {
    GetResponse.Builder got = GetResponse.newBuilder().setReceipt(receipt());
    KeyValue entry = entries.get(key);
    return entry == null ? got : got.setEntry(entry);
  }

  private RangeResponse.Builder range(RangeRequest request) {
    RangeResponse.Builder page = RangeResponse.newBuilder();
    var found = within(request.getRange()).values();
    if (request.getCountOnly()) {
      return page.setReceipt(receipt()).setCount(found.size());
    }
    int limit = request.getLimit() == 0 ? PAGE_ENTRIES : Math.min(PAGE_ENTRIES, request.getLimit());
    found.stream().limit(limit).forEach(page::addEntries);
    return page.setReceipt(receipt()).setMore(found.size() > limit);
  }

  private PutResponse.Builder put(PutRequest request) {
    String text = request.getKey().toStringUtf8();
    if (text.startsWith("fail/")) {
      ErrorCode code = ErrorCode.valueOf(text.substring("fail/".length()));
      throw StoreException.of(code, "group", "default");
    }
    KeyValue before = entries.getOrDefault(request.getKey(), KeyValue.getDefaultInstance());
    entries.put(
        request.getKey(),
        KeyValue.newBuilder()
            .setKey(request.getKey())
            .setValue(request.getValue())
            .setModRevision(++revision)
            .setVersion(before.getVersion() + 1)
            .build());
    return PutResponse.newBuilder().setReceipt(receipt());
  }

  private DeleteResponse.Builder delete(DeleteRequest request) {
    int before = entries.size();
    if (request.hasKey()) {
      entries.remove(request.getKey());
    } else {
      within(request.getRange()).clear();
    }
    int deleted = before - entries.size();
    revision += deleted == 0 ? 0 : 1;
    return DeleteResponse.newBuilder().setReceipt(receipt()).setDeleted(deleted);
  }

  private TxnResponse.Builder txn(TxnRequest request) {
    boolean holds =
        request.getCompareList().stream().noneMatch(c -> entries.containsKey(c.getKey()));
    if (holds) {
      request.getThenList().forEach(step -> put(step.getPut()));
    }
    return TxnResponse.newBuilder().setReceipt(receipt()).setSucceeded(holds);
  }

  private NavigableMap<ByteString, KeyValue> within(KeyRange range) {
    NavigableMap<ByteString, KeyValue> from = entries.tailMap(range.getStart(), true);
    return range.getEnd().isEmpty() ? from : from.headMap(range.getEnd(), false);
  }

  private StatusResponse.Builder status() {
    return StatusResponse.newBuilder()
        .setReceipt(receipt())
        .setNode("n1")
        .setRegion("us-east")
        .addNodes(
            NodeInfo.newBuilder()
                .setNode("n1")
                .setRegion("us-east")
                .setClientAddress(clientAddress)
                .setHttpAddress("127.0.0.1:1"))
        .addNodes(
            NodeInfo.newBuilder()
                .setNode("n2")
                .setRegion("eu-west")
                .setClientAddress("127.0.0.1:1")
                .setHttpAddress("127.0.0.1:1"))
        .addLinks(
            LinkStatus.newBuilder()
                .setNode("n2")
                .setState(LinkState.LINK_STATE_LOST)
                .setStateMs(12_345)
                .setMeanUs(80_000)
                .setLost(7))
        .addLags(
            ReplicaLag.newBuilder()
                .setGroup("default")
                .setNode("n2")
                .setRevisionsBehind(42)
                .setAgeMs(1_500))
        .addReplicas(
            ReplicaStatus.newBuilder()
                .setGroup("default")
                .setRole(Role.ROLE_LEADER)
                .setTerm(3)
                .setRevision(revision)
                .setDigest("0123456789abcdef"));
  }

  private Receipt receipt() {
    return Receipt.newBuilder()
        .setRevision(revision)
        .setOrigin(
            Origin.newBuilder()
                .setGroup("default")
                .setNode("n1")
                .setRegion("us-east")
                .setTerm(3)
                .setLeader(clientAddress))
        .build();
  }
}
