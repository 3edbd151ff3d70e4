package io.quorate.chaos.checker;

import io.quorate.chaos.history.Details;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A server that lied in one receipt is convicted, and one that did not is not. */
class ReceiptCheckerTest {

  private final Claims receipts = new Claims(new ReceiptChecker());

  private static Operation store(long value, long revision, long start, long end) {
    return Invocation.store(1, "k", value, null, start)
        .with(Details.NONE.withRevision(revision))
        .done(null, end);
  }

  private static Operation look(
      String level, long value, long revision, @Nullable Long bound, long start) {
    Details details = Details.NONE.withLevel(level).withRevision(revision);
    return Invocation.look(2, "k", null, null, start)
        .with(bound == null ? details : details.withBound(bound))
        .done(value, start + 5);
  }

  private static Operation inSession(Operation of, long session) {
    return new Operation(
        of.process(),
        of.key(),
        of.f(),
        of.a(),
        session,
        of.out(),
        of.fate(),
        of.startNanos(),
        of.endNanos(),
        of.details());
  }

  private static Operation atTime(long micros, long value, long revision, long start) {
    return Invocation.look(2, "k", micros, null, start)
        .with(Details.NONE.withLevel("at").withRevision(revision))
        .done(value, start + 5);
  }

  @Test
  void boundThatIsKeptIsBelieved() {
    receipts.valid(store(7, 1, 10, 20), look("bounded", 7, 1, 0L, 30));
    receipts.valid(store(7, 1, 10, 20), look("local", 0, 0, 10L, 30));
    receipts.valid(store(7, 1, 10, 20), look("local", 0, 0, null, 30));
  }

  @Test
  void understatedBoundIsConvicted() {
    receipts.violated("bound understated", store(7, 1, 10, 20), look("bounded", 0, 0, 9L, 30));
    receipts.violated("bound understated", store(7, 1, 10, 20), look("strong", 0, 0, null, 30));
  }

  @Test
  void revisionThatTheValueBeliesIsConvicted() {
    receipts.violated("false revision", store(7, 1, 10, 20), look("local", 0, 1, null, 30));
    receipts.violated(
        "false revision", store(7, 1, 10, 20), store(8, 2, 30, 40), look("local", 7, 2, null, 50));
    receipts.violated(
        "false revision", store(7, 1, 10, 20), store(8, 2, 30, 40), look("local", 8, 1, null, 50));
    receipts.violated("phantom value", look("local", 9, 1, null, 50));
  }

  @Test
  void writeOfUnknownFateMayShow() {
    Operation unknown = Invocation.store(1, "k", 8, null, 10).unknown(20);
    receipts.valid(unknown, look("local", 8, 1, null, 30), look("local", 0, 0, null, 40));
  }

  @Test
  void sessionThatGoesBackIsConvicted() {
    Operation write = inSession(store(7, 1, 10, 20), 4);
    receipts.valid(write, inSession(look("session", 7, 1, null, 30), 4));
    receipts.valid(write, inSession(look("session", 0, 0, null, 30), 5));
    receipts.violated("session went back", write, inSession(look("session", 0, 0, null, 30), 4));
  }

  @Test
  void revisionsGoWithTime() {
    receipts.violated("revisions against time", store(7, 2, 10, 20), store(8, 1, 30, 40));
    receipts.violated("one revision twice", store(7, 2, 10, 20), store(8, 2, 10, 40));
  }

  @Test
  void aTimeHasOneRevision() {
    receipts.valid(store(7, 1, 10, 20), atTime(100, 7, 1, 30), atTime(200, 7, 1, 40));
    receipts.violated(
        "time went back", store(7, 1, 10, 20), atTime(100, 0, 0, 30), atTime(100, 7, 1, 40));
    receipts.violated(
        "time went back", store(7, 1, 10, 20), atTime(200, 0, 0, 30), atTime(100, 7, 1, 40));
  }

  @Test
  void whatMakesNoSenseIsNotJudged() {
    receipts.undecided("revision is missing", Invocation.store(1, "k", 1, null, 1).done(null, 2));
  }
}
