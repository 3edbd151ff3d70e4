package io.quorate.chaos.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Real servers that faults can be done to, whatever they run on. {@link #close} ends all of them
 * and leaves nothing behind.
 */
public interface TestCluster extends AutoCloseable {

  /** What it runs on, as users name it: {@code process}, {@code netns}, {@code docker}. */
  String backend();

  Topology topology();

  List<? extends TestNode> nodes();

  TestNode node(Site site);

  ClusterNetwork network();

  /** The site whose node says that it leads; the highest term wins. */
  Optional<Site> leader();

  /** Marks every data folder and starts every node. Does not wait for them to be ready. */
  void start() throws IOException, InterruptedException;

  /**
   * Waits until all these nodes are ready.
   *
   * @throws IOException if a process ended or is not ready in time, with the end of its log
   */
  void awaitReady(Collection<? extends TestNode> nodes, Duration max)
      throws IOException, InterruptedException;

  /** Where configuration, logs and data of the nodes are. */
  Path folder();

  @Override
  void close();
}
