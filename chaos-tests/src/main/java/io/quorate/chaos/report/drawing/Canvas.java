package io.quorate.chaos.report.drawing;

/**
 * Where a figure is drawn, in units of about one pixel from the upper left corner. Hints show where
 * the medium can show them, when a reader points there.
 */
public interface Canvas {

  /** Where a text's given point is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * @param opacity from 0 to 1
   * @param hint may be empty
   */
  void box(double x, double y, double width, double height, Tone tone, double opacity, String hint);

  void line(double fromX, double fromY, double toX, double toY, Tone tone, double width);

  /** A line through points; it is broken where {@code ys} is not a number. */
  void curve(double[] xs, double[] ys, Tone tone, double width);

  /** What lies between two lines; left out where either is not a number. */
  void area(double[] xs, double[] tops, double[] bottoms, Tone tone, double opacity);

  void dot(double x, double y, double radius, Tone tone, double opacity, String hint);

  /**
   * @param y of the line that letters stand on
   */
  void text(double x, double y, String text, Tone tone, Face face, Anchor anchor);
}
