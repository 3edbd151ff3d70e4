package io.quorate.chaos.report.drawing;

/** How letters look. */
public enum Face {
  SMALL(11, false),
  PLAIN(12.5, false),
  STRONG(12.5, true),
  TITLE(15, true);

  /** Of the widest usual fonts, so that what is measured fits with all of them. */
  private static final double WIDTH_OF_SIZE = 0.6;

  private static final double ASCENT_OF_SIZE = 0.8;
  private static final double LINE_OF_SIZE = 1.35;

  private final double size;
  private final boolean bold;

  Face(double size, boolean bold) {
    this.size = size;
    this.bold = bold;
  }

  double size() {
    return size;
  }

  boolean bold() {
    return bold;
  }

  /** From the top of its capitals to the line that letters stand on. */
  public double ascent() {
    return size * ASCENT_OF_SIZE;
  }

  /** From one line to the next. */
  public double line() {
    return size * LINE_OF_SIZE;
  }

  /** The room that a text takes, or a little less. */
  public double width(String text) {
    return text.length() * size * WIDTH_OF_SIZE;
  }
}
