package io.quorate.model;

import java.util.Locale;

/** The kinds of promise that a read is answered with; docs/consistency.md tells them apart. */
public enum Level {
  STRONG,
  BOUNDED,
  SESSION,
  AT,
  EVENTUAL,
  LOCAL;

  /** As people write it: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
