package io.quorate.chaos.terminal;

/** Colours on a terminal, plain text elsewhere. */
public enum Ink {
  PLAIN(""),
  BOLD("\033[1m"),
  DIM("\033[2m"),
  GOOD("\033[32m"),
  BAD("\033[1;31m"),
  ACCENT("\033[36m");

  private static final String OFF = "\033[0m";

  private final String on;

  Ink(String on) {
    this.on = on;
  }

  String paint(String text, boolean colours) {
    return !colours || on.isEmpty() ? text : on + text + OFF;
  }
}
