package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.transition.GroupHeader;
import io.quorate.store.read.ReadView;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

  private static final int ROUNDS = Integer.getInteger("quorate.fault.rounds", 5);
  private static final int CHILD_SECONDS_MAX = 60;
  private static final int FLUSHES_MAX = 10;

  /** The kill comes within this many times what a flush takes. */
  private static final double DELAY_IN_FLUSHES_MAX = 1.5;

  @TempDir Path folder;

  /**
   * Whatever is lost, all tables are of one applied index, and what was flushed is there. The
   * entries that come again from the log lead to the same state as if nothing had happened.
   */
  @Test
  void killedProcessLeavesTheStateOfOneAppliedIndex() throws Exception {
    long seed = Storage.seed();
    Random random = new Random(seed);
    Path group = folder.resolve("group");
    for (int round = 0; round < ROUNDS; round++) {
      long durable = crash(group, seed, random);
      Storage.withDatabase(group, database -> check(database, seed, durable));
    }
  }

  private static void check(GroupDatabase database, long seed, long durable) {
    String seen = "seed " + seed;
    GroupHeader header = database.stateView().header();
    assertThat(header.appliedIndex()).as(seen).isGreaterThanOrEqualTo(durable);
    RandomEntries entries = new RandomEntries(seed);
    entries.skipTo(header.appliedIndex());
    StateComparison comparison = new StateComparison(seed);
    assertThat(seed).as(seen).satisfies(_ -> same(database, entries.model(), comparison));
    Storage.write(database, entries, 50);
    assertThat(seed).as(seen).satisfies(_ -> same(database, entries.model(), comparison));
  }

  private static void same(GroupDatabase database, ModelState model, StateComparison comparison) {
    comparison.same(database.stateView(), model);
    assertThat(database.rebuildDigest().agrees()).isTrue();
    try (ReadView view = database.view()) {
      if (!model.keys().isEmpty()) {
        comparison.same(view, model, model.header().compacted());
        comparison.same(view, model, model.header().revision());
      }
    }
  }

  /**
   * Kills a writing process during a flush or the writes after it, by a signal: a JVM that is
   * halted waits for RocksDB's threads.
   *
   * @return the last applied index that it had flushed
   */
  private static long crash(Path group, long seed, Random random)
      throws IOException, InterruptedException {
    Process child = start(group, seed, random.nextLong());
    long durable = 0;
    long begun = System.nanoTime();
    long flushNanos = 0;
    int flushesLeft = 2 + random.nextInt(FLUSHES_MAX);
    try (BufferedReader lines = child.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.equals(EndlessWriter.FLUSH_BEGINS)) {
          durable = Long.parseLong(line);
          flushNanos = System.nanoTime() - begun;
          continue;
        }
        begun = System.nanoTime();
        flushesLeft--;
        if (flushesLeft == 0) {
          LockSupport.parkNanos((long) (random.nextDouble(DELAY_IN_FLUSHES_MAX) * flushNanos));
          child.toHandle().destroyForcibly(); // leaves what it has said to be read
        }
      }
      assertThat(child.waitFor(CHILD_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
      assertThat(flushesLeft).as("the process ended by itself").isNotPositive();
    } finally {
      child.destroyForcibly();
    }
    return durable;
  }

  private static Process start(Path group, long seed, long flushSeed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            EndlessWriter.class.getName(),
            group.toString(),
            Long.toString(seed),
            Long.toString(flushSeed))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
