package io.quorate.core.command;

import io.quorate.core.version.Key;
import io.quorate.core.version.Value;

/**
 * One condition of a transaction. A missing key has revisions, version and lease 0 and no value, so
 * that a comparison with a value is false whatever the relation.
 */
public record Compare(Key key, Relation relation, Target target) {

  /**
   * How the key's side (left) must relate to the target (right). Numbers and bytes compare
   * unsigned.
   */
  public enum Relation {
    EQUAL,
    NOT_EQUAL,
    LESS,
    GREATER
  }

  /** What is compared, and with what. */
  public sealed interface Target {
    record CreateRevision(long number) implements Target {}

    record ModRevision(long number) implements Target {}

    record Version(long number) implements Target {}

    record Lease(long number) implements Target {}

    record ValueBytes(Value value) implements Target {}
  }
}
