package io.quorate.store.storage;

import io.quorate.core.version.Entry;
import io.quorate.core.version.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a range of keys as of an earlier revision: a merge of what was superseded since
 * then with what still stands.
 */
final class PastScan implements EntryScan {

  private final CurrentScan current;
  private final HistoryScan history;
  private final Revision at;
  private final boolean descending;
  private @Nullable Entry standing;
  private @Nullable Entry superseded;
  private boolean started;

  PastScan(CurrentScan current, HistoryScan history, Revision at, boolean descending) {
    this.current = current;
    this.history = history;
    this.at = at;
    this.descending = descending;
  }

  @Override
  public @Nullable Entry next() {
    if (!started) {
      started = true;
      standing = current.next();
      superseded = history.next();
    }
    while (true) {
      Entry candidate = candidate();
      if (candidate == null || !candidate.modified().isAfter(at)) {
        return candidate;
      }
    }
  }

  /** What decides for the next key: history where it has the key, else the current version. */
  private @Nullable Entry candidate() {
    Entry now = standing;
    Entry before = superseded;
    int order = order(now, before);
    if (order <= 0) {
      standing = now == null ? null : current.next();
    }
    if (order >= 0) {
      superseded = before == null ? null : history.next();
    }
    return order < 0 ? now : before;
  }

  private int order(@Nullable Entry now, @Nullable Entry before) {
    if (now == null || before == null) {
      return now == null ? 1 : -1;
    }
    int order = now.key().compareTo(before.key());
    return descending ? -order : order;
  }

  @Override
  public void close() {
    current.close();
    history.close();
  }
}
