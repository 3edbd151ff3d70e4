package io.quorate.chaos.runner;

import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.result.TrialResult;
import java.util.List;

/**
 * A trial of a campaign.
 *
 * @param bug seeded in it; empty for none
 * @param nemeses its faults that can be done here
 */
record Item(Trial trial, String bug, List<Nemesis> nemeses) {

  Item {
    nemeses = List.copyOf(nemeses);
  }

  long seed(long campaign) {
    return TrialResult.seed(campaign, trial.name());
  }
}
