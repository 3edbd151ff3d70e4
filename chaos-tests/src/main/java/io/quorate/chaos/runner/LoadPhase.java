package io.quorate.chaos.runner;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.HistoryReader;
import io.quorate.chaos.history.HistoryWriter;
import io.quorate.chaos.history.NemesisEvent;
import io.quorate.chaos.plan.Load;
import io.quorate.chaos.result.LoadResult;
import io.quorate.chaos.result.Timeline;
import io.quorate.chaos.result.VerdictResult;
import io.quorate.chaos.terminal.Bars;
import io.quorate.chaos.workload.ReplicaDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All workloads of a trial together, from their preparation to their verdicts. For one thread. */
final class LoadPhase implements AutoCloseable {

  static final String DIGEST = "digest";

  private static final Duration SETTLED_MAX = Duration.ofSeconds(60);

  private final Path folder;
  private final List<RegionClient> regions;
  private final List<LoadRun> loads = new ArrayList<>();

  private LoadPhase(Path folder, List<RegionClient> regions) {
    this.folder = folder;
    this.regions = regions;
  }

  /**
   * Clients, histories, and what the workloads need beforehand.
   *
   * @param space prefix of all keys
   */
  static LoadPhase open(Path folder, List<RegionClient> regions, List<Load> loads, String space)
      throws IOException, InterruptedException {
    LoadPhase phase = new LoadPhase(folder, regions);
    try {
      for (Load load : loads) {
        phase.loads.add(LoadRun.open(load, folder, regions, space));
      }
      for (LoadRun load : phase.loads) {
        load.begin();
      }
      return phase;
    } catch (IOException | InterruptedException | RuntimeException e) {
      phase.close();
      throw e;
    }
  }

  void start(SplittableRandom random) {
    loads.forEach(load -> load.start(random.split()));
  }

  void note(NemesisEvent event) {
    loads.forEach(load -> load.note(event));
  }

  /** For those who look on: operations so far, and those of unknown fate. */
  String progress() {
    long answered = loads.stream().mapToLong(load -> load.tally().answered()).sum();
    long unknown = loads.stream().mapToLong(load -> load.tally().unknown()).sum();
    return Bars.count(answered) + " answered, " + unknown + " of unknown fate";
  }

  /** Ends the load and reads all that it has left; says what could not be read. */
  List<String> finish() throws IOException, InterruptedException {
    List<String> remarks = new ArrayList<>();
    for (LoadRun load : loads) {
      load.stop();
    }
    for (LoadRun load : loads) {
      long unanswered = load.lastReads();
      if (unanswered > 0) {
        remarks.add(load.workload() + ": " + unanswered + " of the last reads had no answer");
      }
    }
    try (HistoryWriter digests = HistoryWriter.create(folder.resolve(DIGEST + ".jsonl"))) {
      if (ReplicaDigests.note(regions.getFirst().client(), digests, SETTLED_MAX) == 0) {
        remarks.add(
            "the replicas did not come to the same entry within " + SETTLED_MAX.toSeconds() + " s");
      }
    }
    loads.forEach(LoadRun::close);
    return remarks;
  }

  List<LoadResult> results() {
    return loads.stream().map(LoadRun::result).toList();
  }

  /** Has every history judged, and gathers its figures in the timeline. */
  List<VerdictResult> judge(Timeline timeline, Watcher watcher) throws IOException {
    List<VerdictResult> verdicts = new ArrayList<>();
    List<String> histories = new ArrayList<>(loads.stream().map(LoadRun::workload).toList());
    histories.add(DIGEST);
    for (String name : histories) {
      Path file = folder.resolve(name + ".jsonl");
      if (Files.exists(file)) {
        watcher.moving("judging " + name);
        History history = HistoryReader.read(file);
        history.operations().forEach(timeline::add);
        for (VerdictResult verdict : Judge.judge(name, history)) {
          verdicts.add(verdict);
          watcher.verdict(verdict);
        }
      }
    }
    return verdicts;
  }

  @Override
  public void close() {
    loads.forEach(LoadRun::close);
    regions.forEach(RegionClient::close);
  }
}
