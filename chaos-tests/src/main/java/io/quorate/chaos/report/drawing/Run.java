package io.quorate.chaos.report.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a line without gaps.
 *
 * @param from the first index
 * @param until the index after the last
 */
record Run(int from, int until) {

  /** The stretches in which all values are numbers. */
  static List<Run> of(double[] values) {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= values.length; i++) {
      if (i == values.length || Double.isNaN(values[i])) {
        if (i > from) {
          runs.add(new Run(from, i));
        }
        from = i + 1;
      }
    }
    return runs;
  }
}
