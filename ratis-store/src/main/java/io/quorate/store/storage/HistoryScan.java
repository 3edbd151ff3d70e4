package io.quorate.store.storage;

import io.quorate.core.version.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Of each key in a range that was written or deleted after revision {@code at}, the version that
 * the first such change ended: rules 1 and 2 of the package's scheme. That version may itself be
 * younger than {@code at}. Owned by one thread.
 */
final class HistoryScan implements AutoCloseable {

  /** Records of one key are passed one by one up to here, then by a seek. */
  private static final int STEPS_MAX = 4;

  private final Scan records;
  private final long at;
  private boolean started;

  HistoryScan(Scan records, long at) {
    this.records = records;
    this.at = at;
  }

  /** The next key's version, or null after the last one. */
  @Nullable Entry next() {
    if (!started) {
      started = true;
      records.start();
    }
    while (records.valid()) {
      byte[] record = records.key();
      Entry found = records.descending() ? lookDown(record) : lookUp(record);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** From a key's earliest record upwards. */
  private @Nullable Entry lookUp(byte[] record) {
    if (HistoryKey.ended(record) <= at) {
      passUntil(record, at + 1);
      return null;
    }
    Entry entry = EntryCodec.decode(HistoryKey.key(record), records.value());
    passUntil(record, HistoryKey.NEVER);
    return entry;
  }

  /** Moves up to the same key's first record that ended at or after {@code ended}, or beyond. */
  private void passUntil(byte[] record, long ended) {
    for (int steps = 0; steps < STEPS_MAX; steps++) {
      records.step();
      if (!records.valid()) {
        return;
      }
      byte[] next = records.key();
      if (!HistoryKey.sameKey(record, next)
          || Long.compareUnsigned(HistoryKey.ended(next), ended) >= 0) {
        return;
      }
    }
    records.seekAtOrAbove(HistoryKey.withEnded(record, ended));
  }

  /** From a key's latest record downwards. */
  private @Nullable Entry lookDown(byte[] record) {
    Entry entry = null;
    if (HistoryKey.ended(record) > at) {
      records.seekAtOrAbove(HistoryKey.withEnded(record, at + 1));
      if (records.valid()) {
        entry = EntryCodec.decode(HistoryKey.key(records.key()), records.value());
      }
    }
    records.seekAtOrBelow(HistoryKey.withEnded(record, 0));
    return entry;
  }

  @Override
  public void close() {
    records.close();
  }
}
