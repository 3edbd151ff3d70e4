package io.quorate.chaos.result;

import java.util.List;

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

  public long operations() {
    return loads.stream().mapToLong(LoadResult::operations).sum();
  }
}
