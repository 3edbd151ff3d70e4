package io.quorate.chaos.report.drawing;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws pixels, on light paper, below the figure's title. */
public final class Png implements Canvas {

  private static final double SCALE = 1.5;
  private static final double MARGIN = 16;
  private static final double TITLE = 28;

  static {
    System.setProperty("java.awt.headless", "true");
  }

  private final Graphics2D graphics;

  private Png(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /** A file's content. */
  public static byte[] of(Figure figure) {
    double width = figure.width() + 2 * MARGIN;
    double height = figure.height() + 2 * MARGIN + TITLE;
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(width * SCALE),
            (int) Math.ceil(height * SCALE),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    Png png = new Png(graphics);
    png.box(0, 0, width, height, Tone.PAPER, 1, "");
    graphics.translate(MARGIN, MARGIN);
    png.text(0, Face.TITLE.size(), figure.title(), Tone.INK, Face.TITLE, Anchor.START);
    graphics.translate(0, TITLE);
    figure.draw(png);
    graphics.dispose();
    return encoded(image);
  }

  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("this JDK writes no PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a picture could not be encoded", e);
    }
    return out.toByteArray();
  }

  @Override
  public void box(
      double x, double y, double width, double height, Tone tone, double opacity, String hint) {
    fill(new Rectangle2D.Double(x, y, width, height), tone, opacity);
  }

  @Override
  public void line(double fromX, double fromY, double toX, double toY, Tone tone, double width) {
    stroke(new Line2D.Double(fromX, fromY, toX, toY), tone, width);
  }

  @Override
  public void curve(double[] xs, double[] ys, Tone tone, double width) {
    Path2D path = new Path2D.Double();
    for (Run run : Run.of(ys)) {
      path.moveTo(xs[run.from()], ys[run.from()]);
      path.lineTo(xs[run.from()], ys[run.from()]);
      for (int i = run.from() + 1; i < run.until(); i++) {
        path.lineTo(xs[i], ys[i]);
      }
    }
    stroke(path, tone, width);
  }

  @Override
  public void area(double[] xs, double[] tops, double[] bottoms, Tone tone, double opacity) {
    Path2D path = new Path2D.Double();
    for (Run run : Run.of(Polygon.gaps(tops, bottoms))) {
      List<double[]> points = Polygon.of(run, xs, tops, bottoms);
      path.moveTo(points.getFirst()[0], points.getFirst()[1]);
      points.forEach(point -> path.lineTo(point[0], point[1]));
      path.closePath();
    }
    fill(path, tone, opacity);
  }

  @Override
  public void dot(double x, double y, double radius, Tone tone, double opacity, String hint) {
    fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), tone, opacity);
  }

  @Override
  public void text(double x, double y, String text, Tone tone, Face face, Anchor anchor) {
    Font font = new Font(Font.SANS_SERIF, face.bold() ? Font.BOLD : Font.PLAIN, 1);
    graphics.setFont(font.deriveFont((float) face.size()));
    double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
    double from =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    use(tone, 1);
    graphics.drawString(text, (float) from, (float) y);
  }

  private void fill(Shape shape, Tone tone, double opacity) {
    use(tone, opacity);
    graphics.fill(shape);
  }

  private void stroke(Shape shape, Tone tone, double width) {
    use(tone, 1);
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  private void use(Tone tone, double opacity) {
    graphics.setColor(new Color(tone.light()));
    graphics.setComposite(AlphaComposite.SrcOver.derive((float) opacity));
  }
}
