package io.quorate.core.alert;

/** What one measurement says. */
public enum Judgement {
  GOOD,
  /** Neither bad enough to raise an alert nor good enough to clear one. */
  BETWEEN,
  BAD
}
