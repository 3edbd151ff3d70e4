package io.quorate.chaos.runner;

import io.quorate.chaos.cluster.ClusterPlan;
import io.quorate.chaos.cluster.TestCluster;
import java.io.IOException;

/** Where clusters come from: a backend. */
@FunctionalInterface
public interface Clusters {

  /** Addresses, folders, files and network; no process yet. */
  TestCluster prepare(ClusterPlan plan) throws IOException;
}
