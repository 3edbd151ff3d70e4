package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.transition.GroupHeader;
import io.quorate.store.read.ReadView;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

  private static final int ROUNDS = Integer.getInteger("quorate.fault.rounds", 5);
  private static final int CHILD_SECONDS_MAX = 60;

  @TempDir Path folder;

  /**
   * Whatever is lost, all tables are of one applied index, and what was flushed is there. The
   * entries that come again from the log lead to the same state as if nothing had happened.
   */
  @Test
  void haltedProcessLeavesTheStateOfOneAppliedIndex() throws Exception {
    long seed = Storage.seed();
    Random random = new Random(seed);
    Path group = folder.resolve("group");
    for (int round = 0; round < ROUNDS; round++) {
      long durable = crash(group, seed, random.nextLong());
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

  /** The last applied index that the process had flushed before it was halted. */
  private static long crash(Path group, long seed, long haltSeed)
      throws IOException, InterruptedException {
    String java =
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    Process child =
        new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingWriter.class.getName(),
                group.toString(),
                Long.toString(seed),
                Long.toString(haltSeed))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long durable = 0;
    try (BufferedReader lines = child.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        durable = Long.parseLong(line);
      }
      assertThat(child.waitFor(CHILD_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isEqualTo(1);
    } finally {
      child.destroyForcibly();
    }
    return durable;
  }
}
