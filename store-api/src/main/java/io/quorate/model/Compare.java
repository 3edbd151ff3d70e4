package io.quorate.model;

/**
 * A condition of a transaction: {@code subject relation operand}. A missing key has revisions and
 * version 0 and no value; a comparison with its value is false.
 */
public record Compare(Key key, Relation relation, Operand operand) {

  /** How what the store holds must stand to the operand. */
  public enum Relation {
    EQUAL,
    NOT_EQUAL,
    LESS,
    GREATER
  }

  /** What is compared, and with what. */
  public sealed interface Operand {}

  public record CreateRevision(long revision) implements Operand {}

  public record ModRevision(long revision) implements Operand {}

  public record Version(long version) implements Operand {}

  public record Content(Value value) implements Operand {}

  public record BoundLease(LeaseId lease) implements Operand {}

  public static Compare exists(Key key) {
    return new Compare(key, Relation.GREATER, new Version(0));
  }

  public static Compare missing(Key key) {
    return new Compare(key, Relation.EQUAL, new Version(0));
  }

  public static Compare version(Key key, Relation relation, long version) {
    return new Compare(key, relation, new Version(version));
  }

  public static Compare createRevision(Key key, Relation relation, Revision revision) {
    return new Compare(key, relation, new CreateRevision(revision.value()));
  }

  public static Compare modRevision(Key key, Relation relation, Revision revision) {
    return new Compare(key, relation, new ModRevision(revision.value()));
  }

  public static Compare value(Key key, Relation relation, Value value) {
    return new Compare(key, relation, new Content(value));
  }

  public static Compare lease(Key key, Relation relation, LeaseId lease) {
    return new Compare(key, relation, new BoundLease(lease));
  }
}
