package io.quorate.chaos.report;

import io.quorate.chaos.report.drawing.Canvas;
import io.quorate.chaos.report.drawing.Canvas.Anchor;
import io.quorate.chaos.report.drawing.Face;
import io.quorate.chaos.report.drawing.Scale;
import io.quorate.chaos.report.drawing.Tone;
import io.quorate.chaos.result.FaultResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Each fault as a bar over time with its name, packed into as few rows as hold them without
 * overlapping. Where names need too many rows, numbers have to do; where these do, the bars.
 *
 * @param faults by their beginnings
 */
record FaultStrip(List<Bar> bars, int rows) {

  static final double ROW_HEIGHT = 17;

  private static final double BAR_HEIGHT = 14;
  private static final double BAR_WIDTH_MIN = 2;
  private static final double BASELINE = 11;
  private static final double PADDING = 4;
  private static final double GAP = 6;
  private static final int ROWS_MAX = 7;
  private static final double BAR_OPACITY = 0.5;
  private static final double BAND_OPACITY = 0.16;

  /**
   * @param reaches where its bar or its label ends, whichever is later
   */
  record Bar(FaultResult fault, String label, int row, double from, double to, double reaches) {}

  /**
   * @param faults by their beginnings; the first has number 1
   * @param time from seconds to positions
   * @param edge that labels must not pass
   */
  static FaultStrip of(List<FaultResult> faults, Scale time, double edge) {
    FaultStrip named =
        packed(faults, (number, fault) -> number + " " + fault.nemesis(), time, edge);
    if (named.rows <= ROWS_MAX) {
      return named;
    }
    FaultStrip numbered = packed(faults, (number, fault) -> "" + number, time, edge);
    return numbered.rows <= ROWS_MAX ? numbered : packed(faults, (number, f) -> "", time, edge);
  }

  private static FaultStrip packed(
      List<FaultResult> faults,
      BiFunction<Integer, FaultResult, String> naming,
      Scale time,
      double edge) {
    List<Double> ends = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    for (FaultResult fault : faults) {
      double from = time.at(fault.fromMillis() / 1e3);
      double to = Math.max(from + BAR_WIDTH_MIN, time.at(fault.toMillis() / 1e3));
      String label = naming.apply(bars.size() + 1, fault);
      double room = label.isEmpty() ? 0 : Face.SMALL.width(label) + PADDING;
      double start = Math.min(from, edge - room); // a late label begins before its bar
      double reaches = Math.max(to, start + room);
      int row = 0;
      while (row < ends.size() && ends.get(row) > start) {
        row++;
      }
      if (row == ends.size()) {
        ends.add(0.0);
      }
      ends.set(row, reaches + GAP);
      bars.add(new Bar(fault, label, row, from, to, reaches));
    }
    return new FaultStrip(bars, ends.size());
  }

  double height() {
    return rows * ROW_HEIGHT;
  }

  void draw(Canvas canvas, double top) {
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = top + bar.row() * ROW_HEIGHT;
      canvas.box(
          bar.from(),
          y,
          bar.to() - bar.from(),
          BAR_HEIGHT,
          Faults.tone(bar.fault().family()),
          BAR_OPACITY,
          hint(i + 1, bar.fault()));
      double room = Face.SMALL.width(bar.label());
      double x = Math.min(bar.from() + PADDING, bar.reaches() - room);
      canvas.text(x, y + BASELINE, bar.label(), Tone.INK, Face.SMALL, Anchor.START);
    }
  }

  /** The same faults as bands behind a panel. */
  void bands(Canvas canvas, double top, double height) {
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      canvas.box(
          bar.from(),
          top,
          bar.to() - bar.from(),
          height,
          Faults.tone(bar.fault().family()),
          BAND_OPACITY,
          hint(i + 1, bar.fault()));
    }
  }

  private static String hint(int number, FaultResult fault) {
    Long recovery = fault.recoveryMillis();
    return number
        + " "
        + fault.nemesis()
        + ": "
        + fault.what()
        + ", "
        + Words.seconds(fault.fromMillis())
        + " to "
        + Words.seconds(fault.toMillis())
        + (recovery == null ? "" : ", first write after " + Words.millis(recovery));
  }
}
