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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quorate bench}. Exit codes: 0 measured without an error, 1 not, 2 wrong usage. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "A closed loop through the public client: 16-byte keys drawn uniformly, random values.",
      "Figures on standard output, progress and CPU time on standard error."
    })
public final class BenchCommand implements Callable<Integer> {

  static final Duration READY_MAX = Duration.ofSeconds(60);
  private static final double MILLIS = 1000;

  /** Three nodes, each in a region of its own, as in every cluster that survives a region. */
  static final List<String> REGIONS = List.of("r1", "r2", "r3");

  /** Of the nodes, as a node of some load would be started. */
  static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms1g",
          "-Xmx1g",
          "-XX:+UseParallelGC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  static final class Where {
    @Option(
        names = "--local",
        required = true,
        description = "start three node processes on loopback, without WAN delay")
    boolean local;

    @Option(
        names = "--endpoints",
        required = true,
        split = ",",
        paramLabel = "HOST:PORT",
        description = "a cluster that runs already")
    List<String> endpoints = List.of();
  }

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Where where = new Where();

  @Option(
      names = "--ops",
      split = ",",
      paramLabel = "OP",
      defaultValue = "put,get-strong",
      description = "${COMPLETION-CANDIDATES} (default: both)")
  private List<BenchOperation> operations = List.of();

  @Option(
      names = "--inflight",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,16,64,256",
      description = "operations kept under way (default: ${DEFAULT-VALUE})")
  private List<Integer> inFlight = List.of();

  @Option(names = "--seconds", defaultValue = "3.5", description = "window (${DEFAULT-VALUE})")
  private double seconds;

  @Option(names = "--warmup", defaultValue = "3.5", description = "seconds (${DEFAULT-VALUE})")
  private double warmUp;

  @Option(
      names = "--servers-warmup",
      defaultValue = "30",
      description = "seconds of load before the first line, with --local (${DEFAULT-VALUE})")
  private double serversWarmUp;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "a setting of the nodes, with --local: --set batch.entries-in-flight=2")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--jvm-option",
      paramLabel = "OPTION",
      description = "of the nodes' JVMs, with --local: --jvm-option=-XX:+UseSerialGC")
  private List<String> jvmOptions = List.of();

  @Option(names = "--trials", defaultValue = "3", description = "the median of (${DEFAULT-VALUE})")
  private int trials;

  @Option(names = "--value-bytes", defaultValue = "256", description = "(${DEFAULT-VALUE})")
  private int valueBytes;

  @Option(names = "--keys", defaultValue = "10000", description = "(${DEFAULT-VALUE})")
  private int keys;

  @Option(names = "--seed", description = "of keys and values (default: a new one)")
  private @Nullable Long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    BenchPlan plan = plan();
    if (!where.local) {
      try (StoreClient client = QuorateStore.connect(where.endpoints)) {
        return measure(plan, client, new CpuTime(List.of()));
      }
    }
    trainOnce();
    ClusterPlan three =
        ClusterPlan.local(REGIONS, 1)
            .withJvmOptions(JVM_OPTIONS)
            .withMoreJvmOptions(jvmOptions.toArray(String[]::new))
            .withSettings(settings);
    try (LocalCluster cluster = LocalCluster.prepare(three)) {
      System.err.println("starting three nodes ...");
      cluster.start();
      cluster.awaitReady(cluster.processes(), READY_MAX);
      List<ProcessHandle> servers =
          cluster.processes().stream()
              .map(NodeProcess::pid)
              .flatMap(pid -> ProcessHandle.of(pid).stream())
              .toList();
      try (StoreClient client =
          QuorateStore.connect(cluster.topology(), cluster.topology().regions().getFirst())) {
        return measure(plan, client, new CpuTime(servers));
      }
    }
  }

  /** Nodes that start cold would show the JVM's compiler instead of the store. */
  private static void trainOnce() throws InterruptedException {
    Optional<Path> missing = WarmStart.file().filter(cache -> !Files.exists(cache));
    if (missing.isEmpty()) {
      return;
    }
    System.err.println("training the JVM, once, for about a minute (quorate train) ...");
    try {
      new Training(missing.get()).run();
    } catch (IOException e) {
      System.err.println("the nodes start cold: " + e.getMessage());
    }
  }

  private int measure(BenchPlan plan, StoreClient client, CpuTime servers)
      throws InterruptedException {
    long chosen = seed == null ? System.nanoTime() : seed;
    System.err.println("seed " + chosen);
    return new Bench(plan, client, servers, System.out, System.err, chosen).run() == 0 ? 0 : 1;
  }

  private BenchPlan plan() {
    try {
      return new BenchPlan(
          operations,
          inFlight,
          keys,
          valueBytes,
          where.local ? seconds(serversWarmUp) : Duration.ZERO,
          seconds(warmUp),
          seconds(seconds),
          trials);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * MILLIS));
  }
}
