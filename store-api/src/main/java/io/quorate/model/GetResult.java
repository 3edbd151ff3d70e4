package io.quorate.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a get found.
 *
 * @param found null where there is no such key
 */
public record GetResult(Receipt receipt, @Nullable Entry found) implements Answer, TxnStepResult {

  public Optional<Entry> entry() {
    return Optional.ofNullable(found);
  }

  public Optional<Value> value() {
    return entry().map(Entry::value);
  }
}
