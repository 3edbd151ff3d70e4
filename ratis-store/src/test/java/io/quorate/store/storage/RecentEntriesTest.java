package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.transition.Change;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is remembered of a key is its newest version, and memory is bounded. */
class RecentEntriesTest {

  private static final int STEPS = 20_000;
  private static final int KEYS = 50;

  @Test
  void whatIsFoundIsTheNewestVersion() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    RecentEntries recent = new RecentEntries(KEYS / 2 * (Entry.OVERHEAD_BYTES + 10));
    Map<Key, Entry> truth = new HashMap<>();
    int found = 0;
    for (int i = 1; i <= STEPS; i++) {
      Key key = Key.of("k" + random.nextInt(KEYS));
      Entry before = truth.get(key);
      if (before != null && random.nextInt(4) == 0) {
        truth.remove(key);
        recent.follow(List.of(new Change.EntryRemoved(before, new Revision(i))));
      } else {
        Value value = new Value(new byte[random.nextInt(20)]);
        Entry entry = Entry.createdBy(key, value, LeaseId.NONE, new Revision(i));
        truth.put(key, entry);
        recent.follow(List.of(new Change.EntryPut(entry, before)));
      }
      Key asked = Key.of("k" + random.nextInt(KEYS));
      Entry known = recent.find(asked);
      if (known != null) {
        found++;
        assertThat(known).as("seed %d, step %d", seed, i).isSameAs(truth.get(asked));
      }
    }
    assertThat(found).as("seed %d", seed).isPositive();
  }

  @Test
  void theEntriesUsedLastAreKept() {
    Entry one = entry("one");
    RecentEntries recent = new RecentEntries(2 * one.weightBytes());
    recent.keep(one);
    recent.keep(entry("two"));
    assertThat(recent.find(one.key())).isSameAs(one);

    recent.keep(entry("six"));

    assertThat(recent.find(one.key())).isSameAs(one);
    assertThat(recent.find(Key.of("two"))).isNull();
  }

  @Test
  void anEntryAboveTheBoundIsNotKept() {
    Entry large = entry("large");
    RecentEntries recent = new RecentEntries(large.weightBytes() - 1);

    recent.keep(large);

    assertThat(recent.find(large.key())).isNull();
  }

  private static Entry entry(String key) {
    return Entry.createdBy(Key.of(key), Value.EMPTY, LeaseId.NONE, new Revision(1));
  }
}
