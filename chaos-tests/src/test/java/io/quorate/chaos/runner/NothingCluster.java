package io.quorate.chaos.runner;

import io.quorate.chaos.cluster.ClusterNetwork;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.cluster.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A cluster without nodes, for schedules of faults that are fakes too. */
final class NothingCluster implements TestCluster {

  @Override
  public String backend() {
    return "nothing";
  }

  @Override
  public Topology topology() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TestNode> nodes() {
    return List.of();
  }

  @Override
  public TestNode node(Site site) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ClusterNetwork network() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Site> leader() {
    return Optional.empty();
  }

  @Override
  public void start() {}

  @Override
  public void awaitReady(Collection<? extends TestNode> nodes, Duration max) {}

  @Override
  public Path folder() {
    return Path.of(".");
  }

  @Override
  public void close() {}
}
