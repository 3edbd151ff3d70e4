package io.quorate.chaos.bench;

import io.quorate.chaos.workload.Pipeline;
import io.quorate.chaos.workload.StoreClient;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/** Measures each operation at each depth; figures to one stream, progress to another. */
final class Bench {

  private static final int FILL_IN_FLIGHT_MAX = 256;
  private static final int WARM_IN_FLIGHT = 64;
  private static final double NANOS_PER_MICRO = 1e3;

  private record Trial(ClosedLoop.Measured measured, Duration clientCpu, Duration serverCpu) {}

  private final BenchPlan plan;
  private final StoreClient client;
  private final CpuTime serverCpu;
  private final PrintStream figures;
  private final PrintStream progress;
  private final SplittableRandom random;
  private final Keys keys;

  Bench(
      BenchPlan plan,
      StoreClient client,
      CpuTime serverCpu,
      PrintStream figures,
      PrintStream progress,
      long seed) {
    this.plan = plan;
    this.client = client;
    this.serverCpu = serverCpu;
    this.figures = figures;
    this.progress = progress;
    this.random = new SplittableRandom(seed);
    this.keys = new Keys(plan.keys(), plan.valueBytes());
  }

  /** Returns the number of operations that failed. */
  long run() throws InterruptedException {
    long errors = fill();
    warm();
    figures.printf(
        Locale.ROOT,
        "%-10s %8s %10s %8s %8s %6s%n",
        "op",
        "inflight",
        "ops/s",
        "p50_us",
        "p99_us",
        "errors");
    for (BenchOperation operation : plan.operations()) {
      for (int inFlight : plan.inFlight()) {
        errors += line(operation, inFlight);
      }
    }
    return errors;
  }

  /**
   * Keeps servers that were just started busy until the JVM has compiled what matters; until then a
   * figure tells of the compiler.
   */
  private void warm() throws InterruptedException {
    if (!plan.serversWarmUp().isPositive()) {
      return;
    }
    progress.printf("warming the servers for %d s ...%n", plan.serversWarmUp().toSeconds());
    List<BenchOperation> operations = plan.operations();
    Duration each = plan.serversWarmUp().dividedBy(operations.size());
    for (BenchOperation operation : operations) {
      var unused =
          ClosedLoop.run(
              lane -> operation.start(client, keys, lane),
              WARM_IN_FLIGHT,
              each,
              Duration.ZERO,
              random.split(),
              () -> {});
    }
  }

  /** Every key has a value before the first read. */
  private long fill() throws InterruptedException {
    progress.printf("writing %d keys ...%n", plan.keys());
    LongAdder failed = new LongAdder();
    SplittableRandom values = random.split();
    Pipeline.run(
        keys.all().iterator(),
        FILL_IN_FLIGHT_MAX,
        key ->
            client
                .put(key, keys.value(values))
                .whenComplete((revision, failure) -> {
                  if (failure != null) {
                    failed.increment();
                  }
                }),
        done -> {});
    return failed.sum();
  }

  private long line(BenchOperation operation, int inFlight) throws InterruptedException {
    List<Trial> trials = new ArrayList<>();
    for (int i = 1; i <= plan.trials(); i++) {
      Trial trial = trial(operation, inFlight);
      trials.add(trial);
      progress.printf(
          Locale.ROOT,
          "%s at %d, trial %d of %d: %,.0f/s, CPU a request: client %s us, servers %s us%n",
          operation.label(),
          inFlight,
          i,
          plan.trials(),
          trial.measured.perSecond(),
          micros(trial.clientCpu, trial.measured.operations()),
          serverCpu.known() ? micros(trial.serverCpu, trial.measured.operations()) : "?");
    }
    trials.sort(Comparator.comparingDouble(trial -> trial.measured.perSecond()));
    ClosedLoop.Measured median = trials.get(trials.size() / 2).measured;
    long errors = trials.stream().mapToLong(trial -> trial.measured.errors()).sum();
    figures.printf(
        Locale.ROOT,
        "%-10s %8d %10.0f %8.0f %8.0f %6d%n",
        operation.label(),
        inFlight,
        median.perSecond(),
        median.p50().toNanos() / NANOS_PER_MICRO,
        median.p99().toNanos() / NANOS_PER_MICRO,
        errors);
    return errors;
  }

  private Trial trial(BenchOperation operation, int inFlight) throws InterruptedException {
    List<Duration> clientCpu = new ArrayList<>();
    List<Duration> servers = new ArrayList<>();
    ClosedLoop.Measured measured =
        ClosedLoop.run(
            lane -> operation.start(client, keys, lane),
            inFlight,
            plan.warmUp(),
            plan.window(),
            random.split(),
            () -> {
              clientCpu.add(CpuTime.ofThisProcess().used());
              servers.add(serverCpu.used());
            });
    return new Trial(
        measured,
        clientCpu.getLast().minus(clientCpu.getFirst()),
        servers.getLast().minus(servers.getFirst()));
  }

  private static String micros(Duration cpu, long operations) {
    return operations == 0
        ? "?"
        : String.format(Locale.ROOT, "%.0f", cpu.toNanos() / NANOS_PER_MICRO / operations);
  }
}
