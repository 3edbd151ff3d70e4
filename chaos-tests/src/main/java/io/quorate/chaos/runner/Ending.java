package io.quorate.chaos.runner;

import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.Outcome;
import io.quorate.chaos.result.Timeline;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;
import io.quorate.chaos.result.VerdictResult.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The end of a trial: last reads, verdicts, and what they come to. */
final class Ending {

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Trial trial;
  private final Seeded seeded;
  private final LoadPhase load;
  private final long beganNanos;
  private final List<String> unread;
  private final List<VerdictResult> verdicts;
  private final List<FaultResult> faults;
  private final Timeline timeline;

  private Ending(
      Trial trial,
      Seeded seeded,
      LoadPhase load,
      List<FaultResult> done,
      long beganNanos,
      Watcher watcher)
      throws IOException, InterruptedException {
    this.trial = trial;
    this.seeded = seeded;
    this.load = load;
    this.beganNanos = beganNanos;
    long endedNanos = System.nanoTime();
    this.unread = load.finish();
    this.timeline = new Timeline(beganNanos, endedNanos);
    this.verdicts = load.judge(timeline, watcher);
    this.faults = timeline.recovered(done);
  }

  static Ending of(
      Trial trial,
      Seeded seeded,
      LoadPhase load,
      List<FaultResult> done,
      long beganNanos,
      Watcher watcher)
      throws IOException, InterruptedException {
    return new Ending(trial, seeded, load, done, beganNanos, watcher);
  }

  /**
   * @param said before the end
   */
  TrialResult result(List<String> said) {
    List<String> unfelt = seeded.bug().isEmpty() ? Evidences.unfelt(trial, faults) : List.of();
    List<String> remarks = new ArrayList<>(said);
    remarks.addAll(unread);
    remarks.addAll(unfelt);
    return new TrialResult(
        trial.name(),
        seeded.bug(),
        seeded.seed(),
        outcome(!unfelt.isEmpty()),
        (System.nanoTime() - beganNanos) / NANOS_PER_SECOND,
        load.results(),
        verdicts,
        faults,
        timeline.slices(),
        remarks,
        seeded.repeat());
  }

  private Outcome outcome(boolean unfelt) {
    boolean violated = verdicts.stream().anyMatch(v -> v.kind() == Kind.VIOLATION);
    if (!seeded.bug().isEmpty()) {
      return violated ? Outcome.CONVICTED : Outcome.MISSED;
    }
    if (violated) {
      return Outcome.VIOLATION;
    }
    if (unfelt) {
      return Outcome.VOID;
    }
    boolean decided = verdicts.stream().allMatch(v -> v.kind() == Kind.VALID);
    return decided && unread.isEmpty() ? Outcome.VALID : Outcome.UNDECIDED;
  }
}
