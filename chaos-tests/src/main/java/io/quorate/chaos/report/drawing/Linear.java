package io.quorate.chaos.report.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal steps for equal differences.
 *
 * @param ticks from which to which value, in even steps
 */
public record Linear(double from, double to, double start, double end, List<Double> ticks)
    implements Scale {

  /** Of seconds and numbers alike: round for people in either. */
  private static final double[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400
  };

  /** Time, in seconds, with at most so many marks. */
  public static Linear seconds(double to, double start, double end, int ticksMax) {
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && to / STEPS[i] <= ticksMax; i--) {
      step = STEPS[i];
    }
    return stepping(to, step, start, end);
  }

  /** Amounts from nothing up to a round figure that is at least {@code to}; two steps. */
  public static Linear amounts(double to, double start, double end) {
    double half = Math.max(1, to / 2);
    double magnitude = Math.pow(10, Math.floor(Math.log10(half)));
    double step = magnitude * 10;
    for (double each : new double[] {8, 6, 5, 4, 3, 2.5, 2, 1.5, 1}) {
      step = half <= each * magnitude ? each * magnitude : step;
    }
    return stepping(2 * step, step, start, end);
  }

  private static Linear stepping(double to, double step, double start, double end) {
    List<Double> ticks = new ArrayList<>();
    for (double tick = 0; tick <= to; tick += step) {
      ticks.add(tick);
    }
    return new Linear(0, to, start, end, List.copyOf(ticks));
  }

  @Override
  public double at(double value) {
    double share = Math.clamp((value - from) / (to - from), 0, 1);
    return start + share * (end - start);
  }
}
