package io.quorate.chaos.report.drawing;

import java.util.ArrayList;
import java.util.List;

/** The outline of what lies between two lines. */
final class Polygon {

  private Polygon() {}

  /** Not a number where either line is none. */
  static double[] gaps(double[] tops, double[] bottoms) {
    double[] sum = new double[tops.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = tops[i] + bottoms[i];
    }
    return sum;
  }

  /** Along the upper line and back along the lower one. */
  static List<double[]> of(Run run, double[] xs, double[] tops, double[] bottoms) {
    List<double[]> points = new ArrayList<>();
    for (int i = run.from(); i < run.until(); i++) {
      points.add(new double[] {xs[i], tops[i]});
    }
    for (int i = run.until() - 1; i >= run.from(); i--) {
      points.add(new double[] {xs[i], bottoms[i]});
    }
    return points;
  }
}
