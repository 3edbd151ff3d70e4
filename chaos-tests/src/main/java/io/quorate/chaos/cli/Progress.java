package io.quorate.chaos.cli;

import java.io.PrintStream;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Says now and then how far something is, if it takes long. For one thread. */
final class Progress implements LongConsumer {

  private static final long EVERY_NANOS = 2_000_000_000L;

  private final String what;
  private final PrintStream out;
  private final LongSupplier clock;
  private long saidNanos;

  /**
   * @param what is counted, as in {@code lines read}
   * @param clock in nanoseconds
   */
  Progress(String what, PrintStream out, LongSupplier clock) {
    this.what = what;
    this.out = out;
    this.clock = clock;
    this.saidNanos = clock.getAsLong();
  }

  @Override
  public void accept(long count) {
    long now = clock.getAsLong();
    if (now - saidNanos >= EVERY_NANOS) {
      saidNanos = now;
      out.println(count + " " + what);
    }
  }
}
