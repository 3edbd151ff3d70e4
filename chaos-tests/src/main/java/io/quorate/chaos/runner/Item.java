package io.quorate.chaos.runner;

import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.plan.Trial;
import java.util.List;
import java.util.SplittableRandom;

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

  /** From the campaign's seed and the name alone, so that a trial can be repeated by itself. */
  long seed(long campaign) {
    return new SplittableRandom(campaign * 31 + trial.name().hashCode()).nextLong(Long.MAX_VALUE);
  }
}
