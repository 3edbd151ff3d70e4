package io.quorate.chaos.terminal;

import java.time.Duration;

/**
 * A progress bar with rate and time left. Redraws itself a few times a second at most. Safe for any
 * thread.
 */
public final class Meter {

  private static final int WIDTH = 24;
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

  private final Screen screen;
  private final String unit;
  private final long total;
  private final long startNanos = System.nanoTime();
  private long drawnNanos = startNanos - REDRAW_NANOS;

  public Meter(Screen screen, String unit, long total) {
    this.screen = screen;
    this.unit = unit;
    this.total = total;
  }

  public synchronized void at(long done) {
    long now = System.nanoTime();
    if (now - drawnNanos < REDRAW_NANOS) {
      return;
    }
    drawnNanos = now;
    double perSecond = done * 1e9 / Math.max(1, now - startNanos);
    String left = perSecond < 1 ? "" : "  " + Math.round((total - done) / perSecond) + " s left";
    screen.moving(
        Bars.progress(done, total, WIDTH)
            + "  "
            + Bars.count(done)
            + " of "
            + Bars.count(total)
            + " "
            + unit
            + "  "
            + Bars.count(Math.round(perSecond))
            + "/s"
            + left);
  }

  /** A full bar with the number of items. */
  public void finished(String rest) {
    screen.line(Bars.progress(1, 1, WIDTH) + "  " + Bars.count(total) + " " + unit + rest);
  }

  /** Items a second from the start until now. */
  public double ratePerSecond(long done) {
    return done * 1e9 / Math.max(1, System.nanoTime() - startNanos);
  }
}
