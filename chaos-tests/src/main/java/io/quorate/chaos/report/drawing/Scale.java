package io.quorate.chaos.report.drawing;

import java.util.List;

/** From values to positions. */
public interface Scale {

  /** The position of a value; the nearest end for one that is beyond; NaN for NaN. */
  double at(double value);

  /** Round values to mark, ascending. */
  List<Double> ticks();
}
