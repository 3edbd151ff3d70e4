package io.quorate.chaos.result;

/** What one trial came to. Only {@link #VALID} and {@link #CONVICTED} are as they should be. */
public enum Outcome {
  /** Every checker said that its rule holds, and every kind of fault took hold. */
  VALID,
  /** A checker found a rule broken. */
  VIOLATION,
  /** It proves nothing: a fault was not felt, or the cluster did not run. */
  VOID,
  /** A checker could not decide. */
  UNDECIDED,
  /** A seeded bug was found, as it has to be. */
  CONVICTED,
  /** A seeded bug was not found: the harness cannot be trusted. */
  MISSED;

  public boolean good() {
    return this == VALID || this == CONVICTED;
  }
}
