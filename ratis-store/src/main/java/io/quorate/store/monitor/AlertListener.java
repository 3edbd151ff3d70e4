package io.quorate.store.monitor;

import io.quorate.core.alert.Alert;
import java.time.Instant;

/** Told when the state of an alert has changed. Answers at once and never throws. */
@FunctionalInterface
public interface AlertListener {

  /**
   * @param since when the alert came into its state, by this machine's wall clock
   */
  void changed(Alert alert, Instant since);
}
