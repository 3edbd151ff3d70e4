package io.quorate.model;

import java.util.List;

/**
 * A transaction on one group: where all {@code compares} hold {@code then} is done, else {@code
 * orElse}; all of it or nothing, and nobody sees a part.
 *
 * <pre>{@code
 * Txn txn = Txn.when(Compare.missing(key)).then(Put.of(key, value)).orElse(Get.of(key)).build();
 * }</pre>
 */
public record Txn(List<Compare> compares, List<TxnStep> then, List<TxnStep> orElse) {

  public Txn {
    compares = List.copyOf(compares);
    then = List.copyOf(then);
    orElse = List.copyOf(orElse);
  }

  /** Begins a transaction; without a condition {@code then} is always done. */
  public static TxnBuilder when(Compare... compares) {
    return new TxnBuilder().and(compares);
  }
}
