package io.quorate.chaos.report;

import io.quorate.chaos.report.drawing.Canvas;
import io.quorate.chaos.report.drawing.Canvas.Anchor;
import io.quorate.chaos.report.drawing.Face;
import io.quorate.chaos.report.drawing.Tone;
import java.util.ArrayList;
import java.util.List;

/** A heading with the meaning of each tone below it, in one line. For one thread. */
final class Legend {

  private static final double SWATCH = 10;
  private static final double DASH = 18;
  private static final double DASH_WIDTH = 2.4;
  private static final double HALF_LETTER = 4;
  private static final double GAP = 6;
  private static final double APART = 18;

  private final String heading;
  private final List<Item> items = new ArrayList<>();

  /** One tone and its meaning. */
  private record Item(boolean dash, Tone tone, double opacity, String meaning) {

    double sign() {
      return dash ? DASH : SWATCH;
    }
  }

  private Legend(String heading) {
    this.heading = heading;
  }

  static Legend of(String heading) {
    return new Legend(heading);
  }

  Legend box(Tone tone, double opacity, String meaning) {
    items.add(new Item(false, tone, opacity, meaning));
    return this;
  }

  Legend line(Tone tone, String meaning) {
    items.add(new Item(true, tone, 1, meaning));
    return this;
  }

  /**
   * @param y of the line that letters stand on
   */
  void draw(Canvas canvas, double y) {
    canvas.text(0, y, heading, Tone.INK, Face.STRONG, Anchor.START);
    double x = Math.max(Panel.LEFT, Face.STRONG.width(heading) + APART);
    for (Item item : items) {
      double middle = y - HALF_LETTER;
      if (item.dash) {
        canvas.line(x, middle, x + DASH, middle, item.tone, DASH_WIDTH);
      } else {
        canvas.box(x, middle - SWATCH / 2, SWATCH, SWATCH, item.tone, item.opacity, "");
      }
      x += item.sign() + GAP;
      canvas.text(x, y, item.meaning, Tone.SOFT, Face.SMALL, Anchor.START);
      x += Face.SMALL.width(item.meaning) + APART;
    }
  }
}
