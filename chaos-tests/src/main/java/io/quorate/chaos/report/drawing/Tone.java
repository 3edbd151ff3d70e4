package io.quorate.chaos.report.drawing;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a colour is for, with its value on light and on dark paper. Those that carry data are Okabe
 * and Ito's, which people who see colours differently can tell apart; no figure relies on them
 * alone.
 */
public enum Tone {
  PAPER(0xffffff, 0x161b22),
  INK(0x1f2933, 0xe6edf3),
  SOFT(0x5f6c7b, 0x9aa7b4),
  GRID(0xe1e5ea, 0x30363d),
  /** What is usual: answers, medians. */
  USUAL(0x0072b2, 0x56b4e9),
  /** What is not: the slowest, and what has no answer. */
  WORST(0xd55e00, 0xf58a3c),
  PROCESS(0xd55e00, 0xf58a3c),
  NETWORK(0xe69f00, 0xe69f00),
  WAN(0xc9b800, 0xf0e442),
  CLOCK(0x009e73, 0x2fc298),
  DISK(0xcc79a7, 0xd98fb8),
  LEADERSHIP(0x56b4e9, 0x56b4e9),
  SNAPSHOT(0x7b8794, 0x9aa7b4);

  private final int light;
  private final int dark;

  Tone(int light, int dark) {
    this.light = light;
    this.dark = dark;
  }

  /** As three bytes: red, green, blue. */
  int light() {
    return light;
  }

  /** How a style sheet refers to it. */
  public String css() {
    return "var(" + variable() + ")";
  }

  /** The style sheet that gives every tone its value, by the reader's choice of light or dark. */
  public static String styleSheet() {
    return ":root{color-scheme:light dark;"
        + variables(tone -> tone.light)
        + "}\n@media screen and (prefers-color-scheme:dark){:root{"
        + variables(tone -> tone.dark)
        + "}}\n";
  }

  private static String variables(Function<Tone, Integer> color) {
    return Arrays.stream(values())
        .map(tone -> String.format("%s:#%06x", tone.variable(), color.apply(tone)))
        .collect(Collectors.joining(";"));
  }

  private String variable() {
    return "--" + name().toLowerCase(Locale.ROOT);
  }
}
