package io.quorate.chaos.checker;

import io.quorate.chaos.history.Fate;
import io.quorate.chaos.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dumb oracle: tries every order of operations that their times allow. */
public final class BruteForce {

  /** What one operation does to the state of a sequential object. */
  @FunctionalInterface
  public interface Model<S> {
    /** The state afterwards; empty if the operation cannot have had its answer in this state. */
    Optional<S> after(S state, Operation operation);
  }

  private BruteForce() {}

  /**
   * Whether all operations of certain effect, and any of unknown fate, have an order.
   *
   * @param operations without reads of unknown fate and without what had no effect
   */
  public static <S> boolean hasOrder(List<Operation> operations, S state, Model<S> model) {
    if (operations.stream().allMatch(Operation::unknown)) {
      return true;
    }
    for (Operation next : operations) {
      if (operations.stream().noneMatch(other -> other.precedes(next))) {
        List<Operation> rest = new ArrayList<>(operations);
        rest.remove(next);
        Optional<S> after = model.after(state, next);
        if (after.isPresent() && hasOrder(rest, after.get(), model)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Without what cannot matter: refused operations, and reads that were not answered. */
  public static List<Operation> effective(List<Operation> operations, String readVerb) {
    return operations.stream()
        .filter(operation -> operation.fate() != Fate.REFUSED)
        .filter(operation -> !operation.is(readVerb) || operation.done())
        .toList();
  }
}
