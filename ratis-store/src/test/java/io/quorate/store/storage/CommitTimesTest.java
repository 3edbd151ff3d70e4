package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.core.transition.EntryEffect;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Revision;
import io.quorate.store.read.ReadView;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which revision was when, against a map of all entries. */
class CommitTimesTest {

  private static final int ROUNDS = 20;

  @TempDir Path folder;

  private final NavigableMap<Long, Revision> all = new TreeMap<>();

  @Test
  void everyTimeThatMayBeReadHasItsRevision() {
    long seed = Storage.seed();
    RandomEntries entries = new RandomEntries(seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Storage.withDatabase(
          folder.resolve("group"),
          database -> {
            for (int i = 0; i < 100; i++) {
              EntryEffect effect = entries.next();
              Storage.write(database, effect);
              all.put(effect.header().commitMicros(), effect.header().revision());
            }
            await().until(() -> !database.sweepIsDue());
            while (!database.sweepHistory(50).complete()) {}
            try (ReadView view = database.view()) {
              compare(view, random, seed);
            }
          });
    }
  }

  private void compare(ReadView view, SplittableRandom random, long seed) {
    GroupHeader header = view.header();
    long first = all.firstKey();
    for (int i = 0; i < 200; i++) {
      long micros = random.nextLong(first, header.commitMicros() + 1);
      Map.Entry<Long, Revision> then = all.floorEntry(micros);
      Revision expected = then == null ? Revision.ZERO : then.getValue();
      if (!expected.isBefore(header.compacted()) && expected.number() > 0) {
        assertThat(view.revisionAt(micros))
            .as("seed %d, time %d", seed, micros)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void timeBeforeTheFirstEntryIsNotKnown() {
    Storage.withDatabase(
        folder.resolve("group"),
        database -> {
          try (ReadView view = database.view()) {
            assertThat(view.revisionAt(5)).isNull();
          }
        });
  }
}
