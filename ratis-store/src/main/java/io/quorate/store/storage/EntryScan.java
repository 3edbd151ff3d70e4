package io.quorate.store.storage;

import io.quorate.core.version.Entry;
import org.jspecify.annotations.Nullable;

/** The entries of a range of keys, in key order or the opposite one. Owned by one thread. */
sealed interface EntryScan extends AutoCloseable permits CurrentScan, PastScan {

  /** The next entry, or null after the last one. */
  @Nullable Entry next();

  @Override
  void close();
}
