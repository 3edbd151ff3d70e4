package io.quorate.chaos.nemesis;

import io.quorate.chaos.cluster.TestCluster;
import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;

/** Does one kind of fault to a cluster. For one thread. */
public interface Nemesis {

  /** Stable name in lower case with hyphens, by which plans name it. */
  String name();

  Family family();

  /** What this cluster or machine lacks for it, said to the user; empty where it can run. */
  Optional<String> missing(TestCluster cluster);

  /** Called once before the nodes start, for what must be there then: a file system, a library. */
  default void prepare(TestCluster cluster) throws IOException, InterruptedException {}

  /**
   * Begins a fault; the choice of targets and sizes follows from the random source alone.
   *
   * @throws IOException if it could not be begun; nothing of it is left then
   */
  Fault inject(TestCluster cluster, SplittableRandom random)
      throws IOException, InterruptedException;
}
