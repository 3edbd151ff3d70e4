package io.quorate.chaos.result;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What one trial has shown.
 *
 * @param bug the seeded bug that ran in it; empty for none
 * @param remarks why it is void, what was not exercised, what else is worth saying
 * @param repeat the command that does the same again
 */
public record TrialResult(
    String name,
    String bug,
    long seed,
    Outcome outcome,
    double seconds,
    List<LoadResult> loads,
    List<VerdictResult> verdicts,
    List<FaultResult> faults,
    List<Slice> timeline,
    List<String> remarks,
    String repeat) {

  /** From the campaign's seed and the name alone, so that a trial can be repeated by itself. */
  public static long seed(long campaign, String trial) {
    return new SplittableRandom(campaign * 31 + trial.hashCode()).nextLong(Long.MAX_VALUE);
  }

  public long operations() {
    return loads.stream().mapToLong(LoadResult::operations).sum();
  }
}
