package io.quorate.core.transition;

import io.quorate.core.transition.ChangedEntries.ChangedEntry;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a range of a base and the changes over it, merged. Takes the base a page at a
 * time, so that a walk that stops early, for the bytes it has seen, has never held much more than
 * those.
 */
final class EntryScan {

  /** Entries of the largest size allowed on a page of this many are still a bearable load. */
  static final int PAGE_ENTRIES_MAX = 64;

  private static final KeyRange NOTHING = new KeyRange(Key.of("a"), Key.of("a"));

  private final StateView base;
  private final Iterator<Map.Entry<Key, ChangedEntry>> changes;
  private final boolean descending;
  private final int pageEntries;
  private @Nullable KeyRange rest;
  private Iterator<Entry> page = List.<Entry>of().iterator();
  private @Nullable Entry nextOfBase;
  private Map.@Nullable Entry<Key, ChangedEntry> nextChange;

  /**
   * @param changes those of the range, in the direction of the walk
   */
  EntryScan(
      StateView base,
      Map<Key, ChangedEntry> changes,
      KeyRange range,
      boolean descending,
      int pageEntries) {
    this.base = base;
    this.changes = changes.entrySet().iterator();
    this.rest = range;
    this.descending = descending;
    this.pageEntries = pageEntries;
    advanceBase();
    advanceChanges();
  }

  /** The walk through a range of one key, whose entry is known. */
  static EntryScan of(StateView base, @Nullable Entry only) {
    EntryScan scan = new EntryScan(base, Map.of(), NOTHING, false, 1);
    scan.nextOfBase = only;
    return scan;
  }

  /** The next entry, or null at the end. */
  @Nullable Entry next() {
    while (nextChange != null) {
      int order = nextOfBase == null ? -1 : order(nextChange.getKey(), nextOfBase.key());
      if (order > 0) {
        break;
      }
      Entry changed = nextChange.getValue().now();
      advanceChanges();
      if (order == 0) {
        advanceBase();
      }
      if (changed != null) {
        return changed;
      }
    }
    Entry entry = nextOfBase;
    if (entry != null) {
      advanceBase();
    }
    return entry;
  }

  private int order(Key left, Key right) {
    return descending ? right.compareTo(left) : left.compareTo(right);
  }

  private void advanceChanges() {
    nextChange = changes.hasNext() ? changes.next() : null;
  }

  private void advanceBase() {
    if (!page.hasNext() && rest != null) {
      turnPage(rest);
    }
    nextOfBase = page.hasNext() ? page.next() : null;
  }

  private void turnPage(KeyRange range) {
    List<Entry> entries = range.isVoid() ? List.of() : base.entries(range, pageEntries, descending);
    page = entries.iterator();
    rest = entries.size() < pageEntries ? null : beyond(entries.getLast().key(), range);
  }

  /** What is left of a range after {@code last}; null for nothing. */
  private @Nullable KeyRange beyond(Key last, KeyRange range) {
    if (!descending) {
      return new KeyRange(last.successor(), range.end());
    }
    return last.isEmpty() ? null : new KeyRange(range.start(), last); // an empty end has no bound
  }
}
