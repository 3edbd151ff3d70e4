package io.quorate.chaos.runner;

import io.quorate.chaos.history.HistoryWriter;
import io.quorate.chaos.history.NemesisEvent;
import io.quorate.chaos.plan.Load;
import io.quorate.chaos.result.LoadResult;
import io.quorate.chaos.workload.Clients;
import io.quorate.chaos.workload.Noted;
import io.quorate.chaos.workload.OpenLoop;
import io.quorate.chaos.workload.Pipeline;
import io.quorate.chaos.workload.Recorder;
import io.quorate.chaos.workload.Tally;
import io.quorate.chaos.workload.Workload;
import io.quorate.chaos.workload.Workloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** One workload from all regions, from its preparation to its last read. For one thread. */
final class LoadRun implements AutoCloseable {

  private static final int IN_FLIGHT_MAX = 512;
  private static final int READS_IN_FLIGHT_MAX = 64;
  private static final long BEGIN_SECONDS_MAX = 60;

  private final Load load;
  private final Workload workload;
  private final HistoryWriter history;
  private final Tally tally = new Tally();
  private final List<Clients> clients = new ArrayList<>();
  private final List<OpenLoop> loops = new ArrayList<>();

  private LoadRun(Load load, HistoryWriter history) {
    this.load = load;
    this.workload = Workloads.named(load.workload());
    this.history = history;
  }

  /** A new history in the folder, and clients for it in each region. */
  static LoadRun open(Load load, Path folder, List<RegionClient> regions, String space)
      throws IOException {
    LoadRun run =
        new LoadRun(load, HistoryWriter.create(folder.resolve(load.workload() + ".jsonl")));
    Recorder recorder = new Recorder(run.history, run.tally);
    for (RegionClient region : regions) {
      run.clients.add(
          new Clients(
              region.region(),
              space + load.workload() + "/",
              region.of(load.workload()),
              recorder));
    }
    return run;
  }

  String workload() {
    return load.workload();
  }

  Path file() {
    return history.file();
  }

  Tally tally() {
    return tally;
  }

  void begin() throws IOException, InterruptedException {
    try {
      workload.begin(clients.getFirst()).get(BEGIN_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the workload " + load.workload() + " could not be prepared: " + e, e);
    }
  }

  void start(SplittableRandom random) {
    double perRegion = (double) load.rate() / clients.size();
    for (Clients each : clients) {
      loops.add(OpenLoop.start(workload, each, perRegion, IN_FLIGHT_MAX, tally, random.split()));
    }
  }

  void note(NemesisEvent event) {
    history.append(event);
  }

  void stop() throws InterruptedException {
    loops.forEach(OpenLoop::stop);
    for (OpenLoop loop : loops) {
      loop.close();
    }
    loops.clear();
  }

  /** Reads all that the load has left; returns how many reads got no answer. */
  long lastReads() throws InterruptedException {
    AtomicLong unanswered = new AtomicLong();
    var reads = workload.lastReads(clients.getFirst()).iterator();
    Pipeline.run(
        reads,
        READS_IN_FLIGHT_MAX,
        (CompletableFuture<Noted> read) ->
            read.whenComplete((noted, failure) -> {
              if (failure != null || !noted.answered()) {
                unanswered.incrementAndGet();
              }
            }),
        done -> {});
    return unanswered.get();
  }

  LoadResult result() {
    return new LoadResult(
        load.workload(),
        load.rate(),
        history.events(),
        tally.answered(),
        tally.failed(),
        tally.unknown(),
        tally.withheld(),
        TimeUnit.NANOSECONDS.toMicros(tally.percentile(50).toNanos()),
        TimeUnit.NANOSECONDS.toMicros(tally.percentile(99).toNanos()));
  }

  @Override
  public void close() {
    loops.forEach(OpenLoop::stop);
    history.close();
  }
}
