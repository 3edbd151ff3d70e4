package io.quorate.chaos.report.drawing;

import java.util.Locale;

/** Draws for a page: an {@code svg} element whose colours follow the page's style sheet. */
public final class Svg implements Canvas {

  /** In curves of one point, a line as short as this shows as a point. */
  private static final double POINT = 0.5;

  private final StringBuilder out = new StringBuilder();

  private Svg() {}

  public static String of(Figure figure) {
    Svg svg = new Svg();
    figure.draw(svg);
    return String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">\n",
            figure.width(),
            figure.height(),
            escaped(figure.title()))
        + svg.out
        + "</svg>\n";
  }

  @Override
  public void box(
      double x, double y, double width, double height, Tone tone, double opacity, String hint) {
    put("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"", x, y, width, height);
    fill(tone, opacity);
    end("rect", hint);
  }

  @Override
  public void line(double fromX, double fromY, double toX, double toY, Tone tone, double width) {
    put("<path d=\"M%.1f %.1fL%.1f %.1f\"", fromX, fromY, toX, toY);
    stroke(tone, width);
  }

  @Override
  public void curve(double[] xs, double[] ys, Tone tone, double width) {
    out.append("<path d=\"");
    for (Run run : Run.of(ys)) {
      put("M%.1f %.1f", xs[run.from()], ys[run.from()]);
      for (int i = run.from() + 1; i < run.until(); i++) {
        put("L%.1f %.1f", xs[i], ys[i]);
      }
      if (run.until() == run.from() + 1) {
        put("h%.1f", POINT);
      }
    }
    out.append('"');
    stroke(tone, width);
  }

  @Override
  public void area(double[] xs, double[] tops, double[] bottoms, Tone tone, double opacity) {
    out.append("<path d=\"");
    for (Run run : Run.of(Polygon.gaps(tops, bottoms))) {
      char command = 'M';
      for (double[] point : Polygon.of(run, xs, tops, bottoms)) {
        out.append(command);
        put("%.1f %.1f", point[0], point[1]);
        command = 'L';
      }
      out.append('Z');
    }
    out.append('"');
    fill(tone, opacity);
    out.append("/>\n");
  }

  @Override
  public void dot(double x, double y, double radius, Tone tone, double opacity, String hint) {
    put("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"", x, y, radius);
    fill(tone, opacity);
    end("circle", hint);
  }

  @Override
  public void text(double x, double y, String text, Tone tone, Face face, Anchor anchor) {
    put("<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\"", x, y, face.size());
    out.append(face.bold() ? " font-weight=\"600\"" : "");
    if (anchor != Anchor.START) {
      out.append(" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT)).append('"');
    }
    fill(tone, 1);
    out.append('>').append(escaped(text)).append("</text>\n");
  }

  private void fill(Tone tone, double opacity) {
    out.append(" style=\"fill:").append(tone.css());
    if (opacity < 1) {
      put(";opacity:%.2f", opacity);
    }
    out.append('"');
  }

  private void stroke(Tone tone, double width) {
    out.append(" style=\"fill:none;stroke:").append(tone.css());
    put(";stroke-width:%.1f\"/>\n", width);
  }

  private void end(String name, String hint) {
    if (hint.isEmpty()) {
      out.append("/>\n");
    } else {
      out.append("><title>").append(escaped(hint)).append("</title></").append(name).append(">\n");
    }
  }

  private void put(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  /** A text as an element or an attribute in quotes may hold it. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
