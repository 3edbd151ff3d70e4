package io.quorate.core.transition;

import io.quorate.core.command.Compare;
import io.quorate.core.command.Compare.Relation;
import io.quorate.core.command.Compare.Target;
import io.quorate.core.version.Entry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether a condition of a transaction holds. */
final class Comparisons {

  private Comparisons() {}

  /**
   * @param entry the entry of the compared key, or null where there is none
   */
  static boolean holds(Compare compare, @Nullable Entry entry) {
    return switch (compare.target()) {
      case Target.CreateRevision target ->
          holds(compare.relation(), entry == null ? 0 : entry.created().number(), target.number());
      case Target.ModRevision target ->
          holds(compare.relation(), entry == null ? 0 : entry.modified().number(), target.number());
      case Target.Version target ->
          holds(compare.relation(), entry == null ? 0 : entry.version(), target.number());
      case Target.Lease target ->
          holds(compare.relation(), entry == null ? 0 : entry.lease().number(), target.number());
      case Target.ValueBytes target ->
          entry != null
              && holds(
                  compare.relation(),
                  Arrays.compareUnsigned(entry.value().bytes(), target.value().bytes()));
    };
  }

  private static boolean holds(Relation relation, long actual, long target) {
    return holds(relation, Long.compareUnsigned(actual, target));
  }

  private static boolean holds(Relation relation, int order) {
    return switch (relation) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case GREATER -> order > 0;
    };
  }
}
