package io.quorate.chaos.bench;

import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.LocalCluster;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.cluster.WarmStart;
import io.quorate.chaos.workload.QuorateStore;
import io.quorate.chaos.workload.StoreClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes the cache of {@link WarmStart}: one node of a cluster under load is watched by its JVM,
 * first as a follower and then, when the leader is killed, as the leader.
 */
final class Training {

  private static final int IN_FLIGHT = 64;
  private static final int KEYS = 10_000;
  private static final int VALUE_BYTES = 256;
  private static final Duration EACH = Duration.ofSeconds(4);

  /** The JVM starts a second one, which loads and links all classes and writes them. */
  private static final Duration WRITING_MAX = Duration.ofMinutes(2);

  private final Path cache;
  private final SplittableRandom random = new SplittableRandom();
  private final Keys keys = new Keys(KEYS, VALUE_BYTES);

  /**
   * @param cache the file; one that is there is replaced
   */
  Training(Path cache) {
    this.cache = cache;
  }

  void run() throws IOException, InterruptedException {
    Files.createDirectories(cache.resolveSibling(".").normalize());
    Files.deleteIfExists(cache);
    Path unfinished = cache.resolveSibling(cache.getFileName() + ".unfinished");
    ClusterPlan plan =
        ClusterPlan.local(BenchCommand.REGIONS, 1).withJvmOptions(BenchCommand.JVM_OPTIONS);
    try (LocalCluster cluster = LocalCluster.prepare(plan)) {
      NodeProcess watched = cluster.processes().get(1);
      watched.environment(WarmStart.training(unfinished));
      cluster.start();
      cluster.awaitReady(cluster.processes(), BenchCommand.READY_MAX);
      String home = plan.home();
      try (StoreClient client = QuorateStore.connect(cluster.topology(), home)) {
        load(client);
        cluster.kill(home);
        load(client);
      }
      awaitEnd(watched.pid());
      if (!Files.isRegularFile(unfinished)) {
        throw new IOException("the JVM wrote no cache; its node said:\n" + watched.logTail());
      }
    }
    Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What fails while the leader changes is of no matter here. */
  private void load(StoreClient client) throws InterruptedException {
    for (BenchOperation operation : BenchOperation.values()) {
      var unused =
          ClosedLoop.run(
              lane -> operation.start(client, keys, lane),
              IN_FLIGHT,
              EACH,
              Duration.ZERO,
              random.split(),
              () -> {});
    }
  }

  private static void awaitEnd(long pid) throws IOException, InterruptedException {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow(() -> new IOException("node died"));
    process.destroy();
    try {
      process.onExit().get(WRITING_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("the JVM did not write the cache in " + WRITING_MAX, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process cannot fail", e);
    }
  }
}
