package io.quorate.core.alert;

/** How soon a person should look, the least urgent first. */
public enum Severity {
  /** Soon: a margin is being used up. */
  WARNING,
  /** Now: users notice, or will at the next fault. */
  ERROR,
  /** Now, and trust nothing until it is understood: the data may be wrong. */
  CRITICAL
}
