package io.quorate.chaos.report.drawing;

/** Something to look at. */
public interface Figure {

  /** What it shows, in a line. */
  String title();

  double width();

  double height();

  void draw(Canvas canvas);
}
