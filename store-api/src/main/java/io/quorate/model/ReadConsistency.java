package io.quorate.model;

/**
 * What a read promises. It is named at every read, since no choice is right for all: switch over
 * the permitted types to handle each, and expect more of them (bounded staleness, session).
 */
public sealed interface ReadConsistency {

  /** Linearizable: shows every write that was acknowledged anywhere before the read began. */
  ReadConsistency STRONG = new Strong();

  /**
   * A consistent prefix of the writes, from the node that is asked; never waits for another node,
   * and may be behind.
   */
  ReadConsistency LOCAL = new Local();

  /** The type of {@link #STRONG}. */
  record Strong() implements ReadConsistency {
    @Override
    public String toString() {
      return "STRONG";
    }
  }

  /** The type of {@link #LOCAL}. */
  record Local() implements ReadConsistency {
    @Override
    public String toString() {
      return "LOCAL";
    }
  }
}
