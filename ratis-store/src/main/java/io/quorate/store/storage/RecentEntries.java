package io.quorate.store.storage;

import io.quorate.core.transition.Change;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest versions of the keys used last, so that a write of such a key need not ask RocksDB for
 * the version that it supersedes. Invariant: a key that is here has exactly this version in the
 * last state written. Owned by the apply thread.
 */
final class RecentEntries {

  static final long BYTES_MAX = 16L << 20;

  private static final int INITIAL_CAPACITY = 64;
  private static final float LOAD_FACTOR = 0.75f;

  private final long bytesMax;
  private final Map<Key, Entry> byKey =
      new LinkedHashMap<>(INITIAL_CAPACITY, LOAD_FACTOR, true /* by last use */);
  private long bytes;

  /**
   * @param bytesMax what the entries may weigh together, by {@link Entry#weightBytes}
   */
  RecentEntries(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  @Nullable Entry find(Key key) {
    return byKey.get(key);
  }

  void keep(Entry entry) {
    Entry before = byKey.put(entry.key(), entry);
    bytes += entry.weightBytes() - (before == null ? 0 : before.weightBytes());
    Iterator<Entry> eldest = byKey.values().iterator();
    while (bytes > bytesMax) {
      bytes -= eldest.next().weightBytes();
      eldest.remove();
    }
  }

  /** The state has these changes now. */
  void follow(List<Change> changes) {
    for (Change change : changes) {
      switch (change) {
        case Change.EntryPut put -> keep(put.entry());
        case Change.EntryRemoved removed -> forget(removed.removed().key());
        case Change.LeasePut _,
            Change.LeaseRemoved _,
            Change.HistoryCompacted _,
            Change.SessionPut _,
            Change.SessionRemoved _,
            Change.OutcomeKept _,
            Change.OutcomesForgotten _ -> {}
      }
    }
  }

  private void forget(Key key) {
    Entry before = byKey.remove(key);
    bytes -= before == null ? 0 : before.weightBytes();
  }
}
