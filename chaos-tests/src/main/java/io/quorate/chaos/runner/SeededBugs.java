package io.quorate.chaos.runner;

import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.store.safeguard.Safeguards;
import java.util.ServiceLoader;

/**
 * Servers with a bug, for the trials that have to convict it. The bugs are in a jar of their own,
 * which the class path of a source tree has and a release has not.
 */
final class SeededBugs {

  /** Read by the safeguards of that jar. */
  private static final String OPTION = "-Dquorate.bug=";

  static final String ABSENT =
      "no seeded bugs on this class path: releases come without them. Run from a source tree to see"
          + " that the checkers convict them";

  private SeededBugs() {}

  static boolean available() {
    return ServiceLoader.load(Safeguards.class).findFirst().isPresent();
  }

  /** The plan whose servers run with this bug; as it is where the name is empty. */
  static ClusterPlan in(ClusterPlan plan, String bug) {
    return bug.isEmpty() ? plan : plan.withMoreJvmOptions(OPTION + bug);
  }
}
