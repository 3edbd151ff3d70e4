package io.quorate.store.storage;

import io.quorate.core.transition.EntryEffect;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that writes random entries into a database, flushes now and then, and is halted by a
 * second thread at a random point, be it in the middle of a write or a flush. Prints the applied
 * index that each flush has made durable.
 */
final class CrashingWriter {

  private static final int ENTRIES_MAX = 400;
  private static final int HALT_DELAY_NANOS_MAX = 3_000_000;
  private static final int FLUSH_ONE_IN = 25;

  private CrashingWriter() {}

  /** Arguments: folder of the database, seed of the entries, seed of the halt. */
  public static void main(String[] args) {
    RandomEntries entries = new RandomEntries(Long.parseLong(args[1]));
    Random random = new Random(Long.parseLong(args[2]));
    CountDownLatch soon = new CountDownLatch(1);
    long delayNanos = random.nextInt(HALT_DELAY_NANOS_MAX);
    Thread.ofPlatform().daemon().start(() -> haltAfter(soon, delayNanos));
    StorageEngine engine = new StorageEngine(Storage.SMALL);
    GroupDatabase database = GroupDatabase.open(Path.of(args[0]), engine);
    entries.skipTo(database.stateView().header().appliedIndex());
    int haltAt = random.nextInt(ENTRIES_MAX);
    for (int i = 0; true; i++) {
      EntryEffect effect = entries.next();
      Storage.write(database, effect);
      if (i >= haltAt) {
        soon.countDown();
      }
      if (random.nextInt(FLUSH_ONE_IN) == 0) {
        database.flush();
        System.out.println(effect.header().appliedIndex());
        System.out.flush();
      }
    }
  }

  private static void haltAfter(CountDownLatch soon, long delayNanos) {
    try {
      soon.await();
      LockSupport.parkNanos(delayNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
