package io.quorate.core.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of several pages, seen through changes over changes over a base. */
final class EntryScanTest {

  private static final int KEYS = 1_000;

  private final NavigableMap<Key, Entry> expected = new TreeMap<>();

  private static Key key(int number) {
    return number == 0 ? Key.EMPTY : Key.of("%04d".formatted(number));
  }

  private void change(Overlay state, Key key, boolean remove) {
    Revision at = state.revision().next();
    Entry before = state.entry(key);
    if (!remove) {
      Entry entry = Entry.createdBy(key, Value.of("at " + at), LeaseId.NONE, at);
      state.make(new Change.EntryPut(entry, before));
      expected.put(key, entry);
    } else if (before != null) {
      state.make(new Change.EntryRemoved(before, at));
      expected.remove(key);
    }
  }

  private void changeMany(Overlay state, SplittableRandom random, int count) {
    for (int i = 0; i < count; i++) {
      change(state, key(random.nextInt(KEYS)), random.nextInt(3) == 0);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyRangeIsWhatAllChangesTogetherLeave(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MemoryState base = new MemoryState();
    Overlay first = new Overlay(base, base.header());
    changeMany(first, random, 900);
    base.apply(new EntryEffect(first.header(), first.changes(), List.of()));
    Overlay entry = new Overlay(base, base.header());
    changeMany(entry, random, random.nextInt(300));
    assertRanges(entry, random);
    Overlay draft = entry.draft();
    changeMany(draft, random, random.nextInt(300));
    assertRanges(draft, random);
    changeMany(draft, random, 50);
    assertRanges(draft, random);
    entry.takeOver(draft);
    assertRanges(entry, random);
  }

  private void assertRanges(Overlay state, SplittableRandom random) {
    assertRange(state, KeyRange.ALL, KEYS + 1);
    for (int i = 0; i < 20; i++) {
      KeyRange range = new KeyRange(key(random.nextInt(KEYS)), key(random.nextInt(KEYS)));
      assertRange(state, range, random.nextInt(1, KEYS));
      assertRange(state, KeyRange.single(range.start()), 1);
    }
  }

  private void assertRange(Overlay state, KeyRange range, int limit) {
    List<Entry> within =
        expected.values().stream().filter(entry -> range.contains(entry.key())).toList();
    assertThat(state.entries(range, limit, false)).isEqualTo(first(limit, within));
    assertThat(state.entries(range, limit, true)).isEqualTo(first(limit, within.reversed()));
    assertThat(state.count(range, limit)).isEqualTo(Math.min(limit, within.size()));
  }

  private static List<Entry> first(int limit, Collection<Entry> entries) {
    return new ArrayList<>(entries).subList(0, Math.min(limit, entries.size()));
  }
}
