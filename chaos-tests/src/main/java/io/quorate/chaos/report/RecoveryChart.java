package io.quorate.chaos.report;

import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** A picture of recovery times, as PNG: two bars for each kind of fault. */
final class RecoveryChart {

  private static final int WIDTH = 1600;
  private static final int HEIGHT = 480;
  private static final int FONT = 20;
  private static final double MILLIS_PER_SECOND = 1000;
  private static final double BAR_WIDTH = 0.6;

  private RecoveryChart() {}

  /**
   * @param recoveries at least one
   */
  static byte[] png(List<Recovery> recoveries) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .yAxisTitle("seconds to the first acknowledged write")
            .build();
    CategoryStyler styler = chart.getStyler();
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, FONT);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Palette.PAPER);
    styler.setLegendFont(font);
    styler.setAxisTitleFont(font);
    styler.setAxisTickLabelsFont(font);
    styler.setAxisTickLabelsColor(Palette.INK);
    styler.setChartFontColor(Palette.INK);
    styler.setChartBackgroundColor(Palette.PAPER);
    styler.setPlotBackgroundColor(Palette.PAPER);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(Palette.GRID);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setAvailableSpaceFill(BAR_WIDTH);
    List<String> names = recoveries.stream().map(Recovery::name).toList();
    chart
        .addSeries("p50", names, seconds(recoveries.stream().map(Recovery::p50Millis).toList()))
        .setFillColor(Palette.line(0));
    chart
        .addSeries("p99", names, seconds(recoveries.stream().map(Recovery::p99Millis).toList()))
        .setFillColor(Palette.line(1));
    try {
      return BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture could not be drawn", e);
    }
  }

  private static List<Double> seconds(List<Long> millis) {
    return millis.stream().map(each -> each / MILLIS_PER_SECOND).toList();
  }
}
