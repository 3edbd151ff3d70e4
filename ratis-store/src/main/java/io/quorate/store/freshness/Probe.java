package io.quorate.store.freshness;

import io.quorate.core.version.Revision;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.forward.Forwarded;
import io.quorate.v1.Level;
import io.quorate.v1.Operation;
import io.quorate.v1.Origin;
import io.quorate.v1.ProbeRequest;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.Result;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One question to the leader, how far the group is. Answered once, on any thread. */
final class Probe implements Forwarded {

  private static final long WEIGHT_BYTES = 128;
  private static final RequestHeader HEADER =
      RequestHeader.newBuilder().setLevel(Level.LEVEL_STRONG).build();
  private static final Operation QUESTION =
      Operation.newBuilder().setProbe(ProbeRequest.newBuilder().setHeader(HEADER)).build();

  /** The leader's revision. */
  record Answer(int incarnation, Revision revision) {}

  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final long askedNanos = System.nanoTime();
  private final Duration timeout;

  Probe(Duration timeout) {
    this.timeout = timeout;
  }

  CompletableFuture<Answer> answer() {
    return answer;
  }

  @Override
  public Operation operation() {
    return QUESTION;
  }

  @Override
  public RequestHeader header() {
    return HEADER;
  }

  @Override
  public long weight() {
    return WEIGHT_BYTES;
  }

  @Override
  public long deadlineNanos() {
    return askedNanos + timeout.toNanos();
  }

  @Override
  public boolean isWrite() {
    return false;
  }

  @Override
  public void answered(Result result, Origin origin) {
    if (result.hasProbe()) {
      Revision revision = new Revision(result.getProbe().getReceipt().getRevision());
      answer.complete(new Answer(origin.getIncarnation(), revision));
    } else {
      failed(StoreException.of(ErrorCode.NOT_LEADER, "answer", result.getFailure().getCode()));
    }
  }

  @Override
  public void notDone(StoreException why) {
    failed(why);
  }

  @Override
  public void failed(StoreException why) {
    answer.completeExceptionally(why);
  }

  /** Never: who waits for a leader is the read, not its probe. */
  @Override
  public long waitUntilNanos(long proposed) {
    return askedNanos;
  }
}
