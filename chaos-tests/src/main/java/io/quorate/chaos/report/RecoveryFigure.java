package io.quorate.chaos.report;

import io.quorate.chaos.report.drawing.Canvas;
import io.quorate.chaos.report.drawing.Canvas.Anchor;
import io.quorate.chaos.report.drawing.Face;
import io.quorate.chaos.report.drawing.Figure;
import io.quorate.chaos.report.drawing.Logarithmic;
import io.quorate.chaos.report.drawing.Tone;
import io.quorate.chaos.result.Recovery;
import java.util.Arrays;
import java.util.List;

/** Recovery times: a row for each family, a dot for each fault, p50 and p99 as marks. */
final class RecoveryFigure implements Figure {

  private static final double WIDTH = 1080;
  private static final double HEADING = 30;
  private static final double ROW = 38;
  private static final double AXIS = 24;
  private static final double PLOT_RIGHT = 810;
  private static final double P50_AT = 880;
  private static final double P99_AT = 965;
  private static final double COUNT_AT = WIDTH - 14;
  private static final double HALF_MARK = 13;
  private static final double MARK = 3;
  private static final double DOT = 3.2;
  private static final double DOT_OPACITY = 0.4;
  private static final double HALF_LETTER = 4;

  /** Dots of about the same time lie on so many lines, so that each is seen. */
  private static final int LANES = 5;

  private static final double LANE = 4;

  private final String title;
  private final List<Recovery> families;
  private final Logarithmic time;

  /**
   * @param families at least one
   */
  RecoveryFigure(List<Recovery> families, String title) {
    this.title = title;
    this.families = families;
    double[] all =
        families.stream()
            .flatMapToLong(each -> Arrays.stream(each.millis()))
            .mapToDouble(millis -> Math.max(1, millis))
            .toArray();
    this.time = Logarithmic.over(all, Panel.LEFT, PLOT_RIGHT);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public double width() {
    return WIDTH;
  }

  @Override
  public double height() {
    return HEADING + families.size() * ROW + AXIS;
  }

  @Override
  public void draw(Canvas canvas) {
    double heading = HEADING - 12;
    Legend.of("")
        .box(Tone.SOFT, DOT_OPACITY, "one fault")
        .line(Tone.USUAL, "p50")
        .line(Tone.WORST, "p99")
        .draw(canvas, heading);
    canvas.text(P50_AT, heading, "p50", Tone.SOFT, Face.SMALL, Anchor.END);
    canvas.text(P99_AT, heading, "p99", Tone.SOFT, Face.SMALL, Anchor.END);
    canvas.text(COUNT_AT, heading, "recovered", Tone.SOFT, Face.SMALL, Anchor.END);
    double bottom = height() - AXIS;
    for (double tick : time.ticks()) {
      double x = time.at(tick);
      canvas.line(x, HEADING, x, bottom, Tone.GRID, 1);
      String label = Words.tickMillis(tick);
      canvas.text(x, bottom + Face.SMALL.line(), label, Tone.SOFT, Face.SMALL, Anchor.MIDDLE);
    }
    for (int i = 0; i < families.size(); i++) {
      row(canvas, families.get(i), HEADING + (i + 0.5) * ROW);
    }
  }

  private void row(Canvas canvas, Recovery family, double y) {
    canvas.line(Panel.LEFT, y, PLOT_RIGHT, y, Tone.GRID, 1);
    canvas.text(0, y + HALF_LETTER, family.name(), Tone.INK, Face.STRONG, Anchor.START);
    Tone tone = Faults.tone(family.family());
    for (int i = 0; i < family.millis().length; i++) {
      long millis = family.millis()[i];
      double lane = (i % LANES - LANES / 2) * LANE;
      canvas.dot(time.at(millis), y + lane, DOT, tone, DOT_OPACITY, Words.millis(millis));
    }
    mark(canvas, family.p99Millis(), y, Tone.WORST);
    mark(canvas, family.p50Millis(), y, Tone.USUAL);
    String count = family.millis().length + " of " + family.faults();
    number(canvas, P50_AT, y, Words.millis(family.p50Millis()));
    number(canvas, P99_AT, y, Words.millis(family.p99Millis()));
    number(canvas, COUNT_AT, y, count);
  }

  private void mark(Canvas canvas, long millis, double y, Tone tone) {
    double x = time.at(millis);
    canvas.line(x, y - HALF_MARK, x, y + HALF_MARK, tone, MARK);
  }

  private static void number(Canvas canvas, double x, double y, String text) {
    canvas.text(x, y + HALF_LETTER, text, Tone.INK, Face.PLAIN, Anchor.END);
  }
}
