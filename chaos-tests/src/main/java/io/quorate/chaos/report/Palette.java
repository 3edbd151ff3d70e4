package io.quorate.chaos.report;

import java.awt.Color;
import java.util.List;
import java.util.Map;

/** The colours of pictures and page; lines are told apart by people who see colours differently. */
final class Palette {

  static final Color INK = new Color(0x1f2933);
  static final Color FAINT = new Color(0x9aa5b1);
  static final Color GRID = new Color(0xe4e7eb);
  static final Color PAPER = Color.WHITE;

  /** Okabe and Ito's palette. */
  private static final List<Color> LINES =
      List.of(
          new Color(0x0072b2),
          new Color(0xd55e00),
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0xe69f00),
          new Color(0x56b4e9));

  private static final Map<String, Color> FAMILIES =
      Map.of(
          "process", new Color(0xf9dcd9),
          "network", new Color(0xfbe8cf),
          "wan", new Color(0xfcf6dc),
          "clock", new Color(0xdff1e4),
          "disk", new Color(0xe9dff3),
          "leadership", new Color(0xdcebf8),
          "snapshot", new Color(0xe6e8eb));

  private Palette() {}

  static Color line(int index) {
    return LINES.get(index % LINES.size());
  }

  static Color family(String family) {
    return FAMILIES.getOrDefault(family, FAINT);
  }

  static String css(Color color) {
    return String.format("#%06x", color.getRGB() & 0xffffff);
  }
}
