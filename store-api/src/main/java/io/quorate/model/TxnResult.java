package io.quorate.model;

import java.util.List;

/**
 * A transaction that was done.
 *
 * @param succeeded whether the conditions held, so that {@code then} was done
 * @param results one for each step of the branch that was done, in order
 */
public record TxnResult(Receipt receipt, boolean succeeded, List<TxnStepResult> results)
    implements Answer {

  public TxnResult {
    results = List.copyOf(results);
  }
}
