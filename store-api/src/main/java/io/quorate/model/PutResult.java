package io.quorate.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A put that was done.
 *
 * @param replaced null where the key was new, or the put did not ask for it
 */
public record PutResult(Receipt receipt, @Nullable Entry replaced)
    implements Answer, TxnStepResult {

  public Optional<Entry> previous() {
    return Optional.ofNullable(replaced);
  }
}
