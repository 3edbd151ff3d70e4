package io.quorate.chaos.report.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal steps for equal ratios, over whole decades.
 *
 * @param from a power of ten
 * @param to a greater one
 */
public record Logarithmic(double from, double to, double start, double end) implements Scale {

  /** The decades that hold all of these; what is no number above 0 is passed over. */
  public static Logarithmic over(double[] values, double start, double end) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double value : values) {
      if (value > 0) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    double from = most == 0 ? 1 : Math.pow(10, Math.floor(Math.log10(least)));
    double to = most == 0 ? 10 : Math.pow(10, Math.ceil(Math.log10(most)));
    return new Logarithmic(from, to > from ? to : from * 10, start, end);
  }

  @Override
  public double at(double value) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    double inside = Math.clamp(value, from, to);
    return start + Math.log10(inside / from) / Math.log10(to / from) * (end - start);
  }

  @Override
  public List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long decades = Math.round(Math.log10(to / from));
    for (int i = 0; i <= decades; i++) {
      ticks.add(from * Math.pow(10, i));
    }
    return ticks;
  }
}
