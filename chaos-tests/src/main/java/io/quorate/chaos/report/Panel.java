package io.quorate.chaos.report;

import io.quorate.chaos.report.drawing.Canvas;
import io.quorate.chaos.report.drawing.Canvas.Anchor;
import io.quorate.chaos.report.drawing.Face;
import io.quorate.chaos.report.drawing.Scale;
import io.quorate.chaos.report.drawing.Tone;
import java.util.function.DoubleFunction;

/**
 * One small picture over time: what one region's clients saw of one thing. All panels of a trial
 * lie below each other and share the axis of time.
 *
 * @param top of its plot
 * @param values its own axis
 * @param label of a mark on that axis
 */
record Panel(String region, double top, double height, Scale values, DoubleFunction<String> label) {

  /** Where the plots of all panels begin and end. */
  static final double LEFT = 150;

  static final double RIGHT = 1066;

  /** Marks closer to each other than this are not all labelled. */
  private static final double LABELS_APART = 13;

  private static final double LABEL_GAP = 8;
  private static final double HALF_LETTER = 4;
  private static final double LINE = 1;

  double bottom() {
    return top + height;
  }

  /** Its name, its axis, and the faults behind all. */
  void frame(Canvas canvas, FaultStrip faults) {
    faults.bands(canvas, top, height);
    double labelled = Double.POSITIVE_INFINITY;
    for (double tick : values.ticks()) {
      double y = values.at(tick);
      canvas.line(LEFT, y, RIGHT, y, Tone.GRID, LINE);
      if (Math.abs(labelled - y) >= LABELS_APART) {
        labelled = y;
        canvas.text(
            LEFT - LABEL_GAP,
            y + HALF_LETTER,
            label.apply(tick),
            Tone.SOFT,
            Face.SMALL,
            Anchor.END);
      }
    }
    canvas.text(0, top + Face.STRONG.ascent(), region, Tone.INK, Face.STRONG, Anchor.START);
  }

  /** A word below its name. */
  void note(Canvas canvas, String text) {
    double y = top + Face.STRONG.ascent() + Face.SMALL.line();
    canvas.text(0, y, text, Tone.SOFT, Face.SMALL, Anchor.START);
  }

  double[] ys(double[] of) {
    double[] ys = new double[of.length];
    for (int i = 0; i < ys.length; i++) {
      ys[i] = values.at(of[i]);
    }
    return ys;
  }
}
