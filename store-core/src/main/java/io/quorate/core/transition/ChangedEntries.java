package io.quorate.core.transition;

import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an overlay. A point lookup costs one search in a hash table; the order of keys is
 * only built once a range is asked for, and kept up from then on.
 */
final class ChangedEntries {

  private final StateView base;
  private final Map<Key, ChangedEntry> changed = new HashMap<>();
  private final ChangedAttachments attachments = new ChangedAttachments();
  private @Nullable NavigableMap<Key, ChangedEntry> inOrder;
  private @Nullable Key changedTwice;

  /** A key that was changed: whether the base has it, and what it is now. */
  static final class ChangedEntry {
    private final boolean inBase;
    private @Nullable Entry now;

    private ChangedEntry(boolean inBase) {
      this.inBase = inBase;
    }

    @Nullable Entry now() {
      return now;
    }
  }

  ChangedEntries(StateView base) {
    this.base = base;
  }

  void put(Entry entry, @Nullable Entry replaced) {
    change(entry.key(), replaced, entry);
  }

  void remove(Entry removed) {
    change(removed.key(), removed, null);
  }

  private void change(Key key, @Nullable Entry before, @Nullable Entry now) {
    ChangedEntry change = changed.get(key);
    boolean first = change == null;
    if (change == null) {
      change = new ChangedEntry(before != null);
      changed.put(key, change);
      if (inOrder != null) {
        inOrder.put(key, change);
      }
    } else if (changedTwice == null) {
      changedTwice = key;
    }
    change.now = now;
    if (before != null) {
      attachments.detach(before, first);
    }
    if (now != null) {
      attachments.attach(now);
    }
  }

  @Nullable Key changedTwice() {
    return changedTwice;
  }

  @Nullable Entry entry(Key key) {
    ChangedEntry change = changed.get(key);
    return change != null ? change.now : base.entry(key);
  }

  /**
   * A walk through a range. Changes made during the walk end it with an exception.
   *
   * @param expected how many entries the walk is expected to take
   */
  EntryScan scan(KeyRange range, boolean descending, int expected) {
    if (range.isSingle()) {
      return EntryScan.of(base, entry(range.start()));
    }
    NavigableMap<Key, ChangedEntry> within = within(range);
    return new EntryScan(
        base,
        descending ? within.descendingMap() : within,
        range,
        descending,
        Math.clamp(expected, 1, EntryScan.PAGE_ENTRIES_MAX));
  }

  List<Entry> entries(KeyRange range, int limit, boolean descending) {
    List<Entry> found = new ArrayList<>();
    EntryScan scan = scan(range, descending, limit);
    while (found.size() < limit) {
      Entry entry = scan.next();
      if (entry == null) {
        break;
      }
      found.add(entry);
    }
    return found;
  }

  long count(KeyRange range, long limit) {
    if (range.isVoid()) {
      return 0;
    }
    if (range.isSingle()) {
      return entry(range.start()) == null ? 0 : 1;
    }
    long hidden = 0;
    long shown = 0;
    for (ChangedEntry change : within(range).values()) {
      hidden += change.inBase ? 1 : 0;
      shown += change.now != null ? 1 : 0;
    }
    return Math.min(limit, base.count(range, limit + hidden) - hidden + shown);
  }

  List<Key> keysOf(LeaseId lease, int limit) {
    int detached = attachments.detachedFrom(lease);
    List<Key> keys = new ArrayList<>(attachments.attachedTo(lease));
    for (Key key : base.keysOf(lease, limit + detached)) {
      if (!changed.containsKey(key)) {
        keys.add(key);
      }
    }
    Collections.sort(keys);
    return keys.size() > limit ? keys.subList(0, limit) : keys;
  }

  private NavigableMap<Key, ChangedEntry> within(KeyRange range) {
    if (changed.isEmpty() || range.isVoid()) {
      return Collections.emptyNavigableMap();
    }
    if (inOrder == null) {
      inOrder = new TreeMap<>(changed);
    }
    return range.end().isEmpty()
        ? inOrder.tailMap(range.start(), true)
        : inOrder.subMap(range.start(), true, range.end(), false);
  }
}
