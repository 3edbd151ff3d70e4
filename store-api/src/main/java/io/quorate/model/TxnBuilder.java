package io.quorate.model;

import java.util.ArrayList;
import java.util.List;

/** Collects a transaction. For one thread. */
public final class TxnBuilder {

  private final List<Compare> compares = new ArrayList<>();
  private final List<TxnStep> then = new ArrayList<>();
  private final List<TxnStep> orElse = new ArrayList<>();

  TxnBuilder() {}

  /** More conditions; all must hold. */
  public TxnBuilder and(Compare... more) {
    compares.addAll(List.of(more));
    return this;
  }

  /** Steps for when the conditions hold, after those given before. */
  public TxnBuilder then(TxnStep... steps) {
    then.addAll(List.of(steps));
    return this;
  }

  /** Steps for when a condition does not hold, after those given before. */
  public TxnBuilder orElse(TxnStep... steps) {
    orElse.addAll(List.of(steps));
    return this;
  }

  public Txn build() {
    return new Txn(compares, then, orElse);
  }
}
