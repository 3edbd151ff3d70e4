package io.quorate.chaos.report;

import io.quorate.chaos.report.drawing.Canvas;
import io.quorate.chaos.report.drawing.Canvas.Anchor;
import io.quorate.chaos.report.drawing.Face;
import io.quorate.chaos.report.drawing.Figure;
import io.quorate.chaos.report.drawing.Linear;
import io.quorate.chaos.report.drawing.Logarithmic;
import io.quorate.chaos.report.drawing.Scale;
import io.quorate.chaos.report.drawing.Tone;
import io.quorate.chaos.result.TrialResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One trial over time: its faults, then for each region the answers, then for each region their
 * latency; the faults go on through all as bands.
 */
final class TimelineFigure implements Figure {

  private static final double WIDTH = 1080;
  private static final double TOP = 4;
  private static final double HEADING = 34;
  private static final double RATE_HEIGHT = 52;
  private static final double LATENCY_HEIGHT = 84;
  private static final double GAP = 12;
  private static final double AXIS = 22;
  private static final int TICKS_MAX = 12;
  private static final double CURVE = 1.6;
  private static final double TICK = 4;

  /** Bursts after a fault may pass the top: else they would flatten all the rest. */
  private static final double TOP_OF_USUAL_RATE = 2.5;

  private static final double USUAL = 0.5;
  private static final double AREA_OPACITY = 0.55;
  private static final double SPREAD_OPACITY = 0.18;

  private final String title;
  private final List<Series> regions;
  private final Linear time;
  private final FaultStrip faults;

  TimelineFigure(TrialResult trial, String title) {
    this.title = title;
    this.regions = Series.of(trial);
    double end = Series.lastSecond(trial) + 1.0;
    this.time = Linear.seconds(end, Panel.LEFT, Panel.RIGHT, TICKS_MAX);
    this.faults = FaultStrip.of(Faults.inOrder(trial), time, Panel.RIGHT);
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
    return latencyTop() + regions.size() * (LATENCY_HEIGHT + GAP) + AXIS;
  }

  private double rateTop() {
    return TOP + faults.height() + HEADING;
  }

  private double latencyTop() {
    return rateTop() + regions.size() * (RATE_HEIGHT + GAP) + HEADING - GAP;
  }

  @Override
  public void draw(Canvas canvas) {
    canvas.text(0, TOP + Face.STRONG.ascent(), "Faults", Tone.INK, Face.STRONG, Anchor.START);
    faults.draw(canvas, TOP);
    rates(canvas);
    latencies(canvas);
    axis(canvas);
  }

  private void rates(Canvas canvas) {
    Legend.of("Operations a second")
        .box(Tone.USUAL, AREA_OPACITY, "answered")
        .box(Tone.WORST, 1, "not answered (failed or of unknown fate)")
        .draw(canvas, rateTop() - GAP);
    double ceiling = ceiling();
    for (int i = 0; i < regions.size(); i++) {
      Series series = regions.get(i);
      double top = rateTop() + i * (RATE_HEIGHT + GAP);
      Scale scale = Linear.amounts(ceiling, top + RATE_HEIGHT, top);
      Panel panel = new Panel(series.region(), top, RATE_HEIGHT, scale, Words::plain);
      panel.frame(canvas, faults);
      panel.note(canvas, "peak " + Math.round(max(series.answered())) + "/s");
      rate(canvas, panel, series);
    }
  }

  private void rate(Canvas canvas, Panel panel, Series series) {
    double[] xs = xs(series);
    double[] all = series.answered().clone();
    for (int i = 0; i < all.length; i++) {
      all[i] += series.unanswered()[i];
    }
    double[] bottoms = new double[xs.length];
    Arrays.fill(bottoms, panel.bottom());
    double[] answered = panel.ys(series.answered());
    canvas.area(xs, answered, bottoms, Tone.USUAL, AREA_OPACITY);
    canvas.area(xs, panel.ys(all), answered, Tone.WORST, 1);
  }

  private double ceiling() {
    double[] rates =
        regions.stream().flatMapToDouble(each -> Arrays.stream(each.answered())).sorted().toArray();
    double usual = rates.length == 0 ? 0 : rates[(int) (rates.length * USUAL)];
    double most = rates.length == 0 ? 1 : rates[rates.length - 1];
    return usual == 0 ? most : Math.min(most, usual * TOP_OF_USUAL_RATE);
  }

  private void latencies(Canvas canvas) {
    Legend.of("Latency of what was answered")
        .line(Tone.USUAL, "p50")
        .line(Tone.WORST, "p99")
        .draw(canvas, latencyTop() - GAP);
    double[] all =
        regions.stream()
            .flatMapToDouble(s ->
                DoubleStream.concat(Arrays.stream(s.p50Millis()), Arrays.stream(s.p99Millis())))
            .toArray();
    for (int i = 0; i < regions.size(); i++) {
      Series series = regions.get(i);
      double top = latencyTop() + i * (LATENCY_HEIGHT + GAP);
      Scale scale = Logarithmic.over(all, top + LATENCY_HEIGHT, top);
      Panel panel = new Panel(series.region(), top, LATENCY_HEIGHT, scale, Words::tickMillis);
      panel.frame(canvas, faults);
      double[] xs = xs(series);
      double[] p50 = panel.ys(series.p50Millis());
      double[] p99 = panel.ys(series.p99Millis());
      canvas.area(xs, p99, p50, Tone.WORST, SPREAD_OPACITY);
      canvas.curve(xs, p99, Tone.WORST, CURVE);
      canvas.curve(xs, p50, Tone.USUAL, CURVE);
    }
  }

  private void axis(Canvas canvas) {
    double y = height() - AXIS - GAP;
    canvas.line(Panel.LEFT, y, Panel.RIGHT, y, Tone.SOFT, 1);
    List<Double> ticks = time.ticks();
    double step = ticks.size() > 1 ? ticks.get(1) : 1;
    for (double tick : ticks) {
      double x = time.at(tick);
      canvas.line(x, y, x, y + TICK, Tone.SOFT, 1);
      String label = Words.tickSeconds(tick, step);
      canvas.text(x, y + TICK + Face.SMALL.line(), label, Tone.SOFT, Face.SMALL, Anchor.MIDDLE);
    }
  }

  private double[] xs(Series series) {
    return Arrays.stream(series.seconds()).map(time::at).toArray();
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }
}
