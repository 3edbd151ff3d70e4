package io.quorate.store.storage;

import io.quorate.core.transition.EntryEffect;
import io.quorate.core.version.Revision;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What the tests of storage share: small settings, and seeds that can be given again. */
final class Storage {

  static final StorageSettings SMALL = new StorageSettings(8L << 20, 4L << 20);

  private Storage() {}

  /** The seed of this run: a new one each time, or the one of {@code -Dquorate.seed}. */
  static long seed() {
    return Long.getLong("quorate.seed", System.nanoTime());
  }

  static void withDatabase(Path directory, Consumer<GroupDatabase> test) {
    try (StorageEngine engine = new StorageEngine(SMALL);
        GroupDatabase database = GroupDatabase.open(directory, engine)) {
      test.accept(database);
    }
  }

  static void write(GroupDatabase database, RandomEntries entries, int count) {
    for (int i = 0; i < count; i++) {
      write(database, entries.next());
    }
  }

  static void write(GroupDatabase database, EntryEffect effect) {
    database.write(effect.header(), effect.changes());
  }

  static Revision revision(long number) {
    return new Revision(number);
  }
}
