package io.quorate.store.storage;

import io.quorate.core.transition.EntryEffect;
import java.nio.file.Path;
import java.util.Random;

/**
 * A process that writes random entries into a database and flushes now and then until it is killed.
 * Says on its standard output when a flush begins and, with the applied index, when it has ended.
 */
final class EndlessWriter {

  static final String FLUSH_BEGINS = "flush";
  private static final int FLUSH_ONE_IN = 25;

  private EndlessWriter() {}

  /** Arguments: folder of the database, seed of the entries, seed of the flushes. */
  public static void main(String[] args) {
    RandomEntries entries = new RandomEntries(Long.parseLong(args[1]));
    Random random = new Random(Long.parseLong(args[2]));
    StorageEngine engine = new StorageEngine(Storage.SMALL);
    GroupDatabase database = GroupDatabase.open(Path.of(args[0]), engine);
    entries.skipTo(database.stateView().header().appliedIndex());
    while (true) {
      EntryEffect effect = entries.next();
      Storage.write(database, effect);
      if (random.nextInt(FLUSH_ONE_IN) == 0) {
        say(FLUSH_BEGINS);
        database.flush();
        say(Long.toString(effect.header().appliedIndex()));
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
