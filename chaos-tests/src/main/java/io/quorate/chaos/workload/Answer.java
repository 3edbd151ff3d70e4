package io.quorate.chaos.workload;

import io.quorate.chaos.history.Fate;
import io.quorate.model.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What a store's answer means in the history.
 *
 * @param out as the format of histories wants it
 * @param receipt that came with it, null where there was none
 */
record Answer(Fate fate, @Nullable Object out, @Nullable Receipt receipt) {

  static Answer done(@Nullable Object out, Receipt receipt) {
    return new Answer(Fate.DONE, out, receipt);
  }

  /** The conditions did not hold: certainly nothing was changed. */
  static Answer refused(Receipt receipt) {
    return new Answer(Fate.REFUSED, null, receipt);
  }
}
