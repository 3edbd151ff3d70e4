package io.quorate.chaos.result;

import java.util.List;

/**
 * What a campaign has shown.
 *
 * @param began as an ISO instant
 * @param notExercised what could not be done here, and why
 * @param complete whether all trials ran to their end
 */
public record CampaignResult(
    String plan,
    long seed,
    String backend,
    String began,
    String version,
    boolean complete,
    List<TrialResult> trials,
    List<String> notExercised,
    String repeat) {

  public boolean good() {
    return complete && !trials.isEmpty() && trials.stream().allMatch(t -> t.outcome().good());
  }

  public boolean violated() {
    return trials.stream()
        .anyMatch(t -> t.outcome() == Outcome.VIOLATION || t.outcome() == Outcome.MISSED);
  }

  CampaignResult with(List<TrialResult> others) {
    return new CampaignResult(
        plan, seed, backend, began, version, complete, List.copyOf(others), notExercised, repeat);
  }

  public long operations() {
    return trials.stream().mapToLong(TrialResult::operations).sum();
  }
}
