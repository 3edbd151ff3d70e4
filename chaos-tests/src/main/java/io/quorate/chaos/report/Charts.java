package io.quorate.chaos.report;

import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.Slice;
import io.quorate.chaos.result.TrialResult;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Pictures of one trial over time, as PNG: a line for each region, a band for each fault. */
final class Charts {

  private static final int WIDTH = 1600;
  private static final int HEIGHT = 460;
  private static final int FONT = 20;
  private static final float LINE = 2.5f;

  /** XChart fills areas of a logarithmic scale from 1. */
  private static final double MILLIS_MIN = 1;

  private static final double MICROS_PER_MILLI = 1000;

  private Charts() {}

  /** Answers a second. */
  static byte[] throughput(TrialResult trial) {
    XYChart chart = chart("answered a second");
    double top = ceiling(trial, Slice::answered);
    bands(chart, trial, 0, top);
    lines(chart, trial, "", Slice::answered, SeriesLines.SOLID);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(top);
    return png(chart);
  }

  /** Latency at the median and at 99 of 100, on a logarithmic scale. */
  static byte[] latency(TrialResult trial) {
    XYChart chart = chart("ms, p50 dotted, p99 solid");
    double top = Math.max(10 * MILLIS_MIN, ceiling(trial, slice -> millis(slice.p99Micros())));
    bands(chart, trial, MILLIS_MIN, top);
    lines(chart, trial, " p99", slice -> millis(slice.p99Micros()), SeriesLines.SOLID);
    lines(chart, trial, " p50", slice -> millis(slice.p50Micros()), SeriesLines.DOT_DOT);
    XYStyler styler = chart.getStyler();
    styler.setYAxisLogarithmic(true);
    styler.setYAxisMin(MILLIS_MIN);
    styler.setYAxisMax(top);
    return png(chart);
  }

  private static double millis(long micros) {
    return Math.max(MILLIS_MIN, micros / MICROS_PER_MILLI);
  }

  private static double ceiling(TrialResult trial, ToDoubleFunction<Slice> value) {
    return 1.1 * trial.timeline().stream().mapToDouble(value).max().orElse(1);
  }

  private static XYChart chart(String what) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("seconds")
            .yAxisTitle(what)
            .build();
    XYStyler styler = chart.getStyler();
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, FONT);
    styler.setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Palette.PAPER);
    styler.setLegendFont(font);
    styler.setAxisTitleFont(font);
    styler.setAxisTickLabelsFont(font);
    styler.setAxisTickLabelsColor(Palette.INK);
    styler.setChartFontColor(Palette.INK);
    styler.setChartTitleFont(font);
    styler.setChartTitleBoxVisible(false);
    styler.setChartBackgroundColor(Palette.PAPER);
    styler.setPlotBackgroundColor(Palette.PAPER);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(Palette.GRID);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setMarkerSize(0);
    styler.setXAxisMin(0.0);
    return chart;
  }

  private static void lines(
      XYChart chart,
      TrialResult trial,
      String suffix,
      ToDoubleFunction<Slice> value,
      BasicStroke stroke) {
    Map<String, List<Slice>> regions = new TreeMap<>();
    trial
        .timeline()
        .forEach(
            slice -> regions.computeIfAbsent(slice.region(), r -> new ArrayList<>()).add(slice));
    int index = 0;
    for (Map.Entry<String, List<Slice>> region : regions.entrySet()) {
      List<Double> seconds = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      int next = 0;
      for (Slice slice : region.getValue()) {
        for (; next < slice.second(); next++) { // nothing ended in these seconds
          seconds.add(next + 0.5);
          values.add(suffix.isEmpty() ? 0.0 : Double.NaN);
        }
        seconds.add(slice.second() + 0.5);
        values.add(
            slice.answered() == 0 && !suffix.isEmpty() ? Double.NaN : value.applyAsDouble(slice));
        next = slice.second() + 1;
      }
      XYSeries series = chart.addSeries(region.getKey() + suffix, seconds, values);
      series.setMarker(SeriesMarkers.NONE);
      series.setLineColor(Palette.line(index++));
      series.setLineStyle(stroke);
      series.setLineWidth(LINE);
      series.setShowInLegend(!suffix.equals(" p50"));
    }
  }

  /** One series for each family, which rises to the top while one of its faults lasts. */
  private static void bands(XYChart chart, TrialResult trial, double bottom, double top) {
    Map<String, List<FaultResult>> families = new TreeMap<>();
    trial
        .faults()
        .forEach(
            fault -> families.computeIfAbsent(fault.family(), f -> new ArrayList<>()).add(fault));
    chart.setTitle(families.isEmpty() ? "" : "shaded: " + String.join(", ", families.keySet()));
    families.forEach((family, faults) -> {
      List<Double> seconds = new ArrayList<>(List.of(0.0));
      List<Double> heights = new ArrayList<>(List.of(bottom));
      for (FaultResult fault : faults) {
        double from = fault.fromMillis() / 1e3;
        double to = fault.toMillis() / 1e3;
        seconds.addAll(List.of(from, from, to, to));
        heights.addAll(List.of(bottom, top, top, bottom));
      }
      XYSeries series = chart.addSeries(family + " fault", seconds, heights);
      Color color = Palette.family(family);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
      series.setMarker(SeriesMarkers.NONE);
      series.setLineStyle(SeriesLines.NONE);
      series.setLineColor(color);
      series.setFillColor(color);
      series.setShowInLegend(false);
    });
  }

  private static byte[] png(XYChart chart) {
    try {
      return BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture could not be drawn", e);
    }
  }
}
