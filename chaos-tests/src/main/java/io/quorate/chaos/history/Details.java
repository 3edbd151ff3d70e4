package io.quorate.chaos.history;

import org.jspecify.annotations.Nullable;

/**
 * What a line may say beyond the operation itself; null where it does not.
 *
 * @param level the consistency that a read asked for: {@code strong}, {@code session}, ...
 * @param node that answered
 * @param region of the client
 * @param term of the leader that answered
 * @param revision that the answer named
 * @param bound nanoseconds of staleness that the answer to a read admits
 */
public record Details(
    @Nullable String level,
    @Nullable String node,
    @Nullable String region,
    @Nullable Long term,
    @Nullable Long revision,
    @Nullable Long bound) {

  public static final Details NONE = new Details(null, null, null, null, null, null);

  public static Details in(String region) {
    return new Details(null, null, region, null, null, null);
  }

  public Details withLevel(String said) {
    return new Details(said, node, region, term, revision, bound);
  }

  public Details withNode(String said) {
    return new Details(level, said, region, term, revision, bound);
  }

  public Details withTerm(long said) {
    return new Details(level, node, region, said, revision, bound);
  }

  public Details withRevision(long said) {
    return new Details(level, node, region, term, said, bound);
  }

  public Details withBound(long nanos) {
    return new Details(level, node, region, term, revision, nanos);
  }
}
