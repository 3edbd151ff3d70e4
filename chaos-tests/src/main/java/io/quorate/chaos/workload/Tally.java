package io.quorate.chaos.workload;

import io.quorate.chaos.history.Fate;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** How many operations ended how, for those who watch. Safe for any thread. */
public final class Tally {

  private final LongAdder answered = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder heldBack = new LongAdder();
  private final Latencies latencies = new Latencies();

  void ended(Noted noted, long nanos) {
    if (noted.answered()) {
      answered.increment();
      latencies.add(nanos);
    } else if (noted.fate() == Fate.UNKNOWN) {
      unknown.increment();
    } else {
      refused.increment();
    }
  }

  /** An operation was due, and too many were under way. */
  void heldBack() {
    heldBack.increment();
  }

  public long answered() {
    return answered.sum();
  }

  /** Failed, and certainly not applied. */
  public long failed() {
    return refused.sum();
  }

  public long unknown() {
    return unknown.sum();
  }

  /** Not sent, since as many as may be were under way. */
  public long withheld() {
    return heldBack.sum();
  }

  public Duration percentile(double percent) {
    return latencies.percentile(percent);
  }
}
