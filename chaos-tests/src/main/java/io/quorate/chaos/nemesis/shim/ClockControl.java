package io.quorate.chaos.nemesis.shim;

import java.time.Duration;

/**
 * The clocks of one node, as {@code clock.c} falsifies them. What is set here holds from now on, in
 * the running process and in later ones. For one thread.
 */
public final class ClockControl {

  private static final int SEQUENCE = 0;
  private static final int WALL_OFFSET = 1;
  private static final int STROBE_AMPLITUDE = 2;
  private static final int STROBE_PERIOD = 3;
  private static final int DRIFT_PPM = 4;
  private static final int DRIFT_SINCE = 5;
  private static final int DRIFT_BEFORE = 6;
  private static final int WALL_FAKED = 7;
  private static final int FORWARD_FAKED = 8;
  private static final int WAITS_CONVERTED = 9;

  private static final long MILLION = 1_000_000;

  private final ControlFile file;

  ClockControl(ControlFile file) {
    this.file = file;
  }

  /** The wall clock steps by this much from where it is, back where it is negative. */
  public void jump(Duration by) {
    change(() -> file.write(WALL_OFFSET, file.read(WALL_OFFSET) + by.toNanos()));
  }

  /** The wall clock is ahead by the amplitude, then behind by it, for a period each. */
  public void strobe(Duration amplitude, Duration period) {
    change(() -> {
      file.write(STROBE_AMPLITUDE, amplitude.toNanos());
      file.write(STROBE_PERIOD, period.toNanos());
    });
  }

  /** The clocks that only go forward run faster by so many parts in a million, or slower. */
  public void drift(int partsPerMillion) {
    change(() -> {
      long now = System.nanoTime(); // CLOCK_MONOTONIC on Linux
      file.write(DRIFT_BEFORE, ahead(now));
      file.write(DRIFT_SINCE, now);
      file.write(DRIFT_PPM, partsPerMillion);
    });
  }

  /** How far the forward clocks are ahead of the machine's. */
  public Duration drifted() {
    return Duration.ofNanos(ahead(System.nanoTime()));
  }

  /** The wall clock is right again, the others at the machine's rate, from where they are. */
  public void reset() {
    drift(0);
    change(() -> {
      file.write(WALL_OFFSET, 0);
      file.write(STROBE_AMPLITUDE, 0);
      file.write(STROBE_PERIOD, 0);
    });
  }

  /** How often a wall clock was read and told wrongly. */
  public long wallFaked() {
    return file.read(WALL_FAKED);
  }

  /** How often a forward clock was read and told wrongly. */
  public long forwardFaked() {
    return file.read(FORWARD_FAKED);
  }

  /** How many deadlines were turned back into the machine's time. */
  public long waitsConverted() {
    return file.read(WAITS_CONVERTED);
  }

  private long ahead(long now) {
    long micros = Math.floorDiv(now - file.read(DRIFT_SINCE), 1_000);
    return file.read(DRIFT_BEFORE) + micros * file.read(DRIFT_PPM) / (MILLION / 1_000);
  }

  /** Readers wait while the sequence is odd, and begin anew where it has changed. */
  private void change(Runnable writes) {
    file.write(SEQUENCE, file.read(SEQUENCE) + 1);
    writes.run();
    file.write(SEQUENCE, file.read(SEQUENCE) + 1);
  }
}
