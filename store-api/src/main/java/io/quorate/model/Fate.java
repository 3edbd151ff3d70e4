package io.quorate.model;

/** What became of a request that failed. */
public enum Fate {
  /** Not applied, and the same request will fail again. */
  REJECTED,
  /** Not applied; the same request may succeed later. */
  UNAVAILABLE,
  /** May have been applied, or may yet be. */
  INDETERMINATE
}
