package io.quorate.chaos.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Real server processes on this machine, each with its own address, data folder and log, and what
 * they stand on. {@link #close} ends all of them and deletes their data, and happens at the end of
 * the JVM at the latest.
 */
public final class LocalCluster implements TestCluster {

  private final ClusterPlan plan;
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final Map<Site, NodeProcess> processes = new LinkedHashMap<>();
  private final Thread atExit = Thread.ofPlatform().name("end-cluster").unstarted(this::end);
  private final ClusterFolder folder;
  private final Ground ground;
  private final Topology topology;

  /** Makes the ground; notes in the folder what a sweep must remove. */
  @FunctionalInterface
  interface GroundWork {
    Ground open(ClusterFolder folder) throws IOException;
  }

  private LocalCluster(ClusterPlan plan, GroundWork work) throws IOException {
    this.plan = plan;
    this.folder = own(ClusterFolder.create());
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      this.ground = own(work.open(folder));
      this.topology = ground.topology();
      for (String region : topology.regions()) {
        Files.writeString(hostsFile(region), topology.hostsFile(region));
      }
      for (Site site : topology.sites()) {
        prepare(site);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Addresses on loopback, folders, files and network; no process yet. */
  public static LocalCluster prepare(ClusterPlan plan) throws IOException {
    return prepare(plan, folder -> LoopbackGround.open(plan));
  }

  static LocalCluster prepare(ClusterPlan plan, GroundWork work) throws IOException {
    return new LocalCluster(plan, work);
  }

  @Override
  public void start() throws IOException, InterruptedException {
    Nodes.inParallel(processes.values(), NodeProcess::init);
    for (NodeProcess process : processes.values()) {
      process.start();
    }
  }

  @Override
  public void awaitReady(Collection<? extends TestNode> nodes, Duration max)
      throws IOException, InterruptedException {
    Nodes.awaitReady(nodes, max);
  }

  /** SIGKILL to every process of a region at once; returns when all are gone. */
  public void kill(String region) throws InterruptedException {
    List<NodeProcess> lost = processesIn(region);
    for (NodeProcess process : lost) {
      process.signal(Signal.KILL);
    }
    for (NodeProcess process : lost) {
      process.kill();
    }
  }

  @Override
  public Optional<Site> leader() {
    return Nodes.leader(processes.values());
  }

  @Override
  public String backend() {
    return ground.backend();
  }

  @Override
  public ClusterNetwork network() {
    return ground.network();
  }

  @Override
  public Topology topology() {
    return topology;
  }

  @Override
  public NodeProcess node(Site site) {
    return process(site);
  }

  @Override
  public List<NodeProcess> nodes() {
    return processes();
  }

  public NodeProcess process(Site site) {
    NodeProcess process = processes.get(site);
    if (process == null) {
      throw new IllegalArgumentException("not of this cluster: " + site);
    }
    return process;
  }

  public List<NodeProcess> processes() {
    return List.copyOf(processes.values());
  }

  public List<NodeProcess> processesIn(String region) {
    return topology.sitesIn(region).stream().map(this::process).toList();
  }

  @Override
  public Path folder() {
    return folder.path();
  }

  /** Names as a process in this region must resolve them; for {@code -Djdk.net.hosts.file}. */
  public Path hostsFile(String region) {
    return folder.path().resolve("hosts." + region);
  }

  /** Leaves data, configuration and logs on disk when the cluster is closed. */
  public void keepFolder() {
    folder.keep();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      return; // the hook does it
    }
    end();
  }

  private synchronized void end() {
    for (NodeProcess process : processes.values()) {
      process.signal(Signal.KILL);
    }
    for (NodeProcess process : processes.values()) {
      try {
        process.kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    while (!owned.isEmpty()) {
      try {
        owned.removeLast().close();
      } catch (Exception e) {
        System.getLogger(LocalCluster.class.getName())
            .log(System.Logger.Level.WARNING, "left behind by a cluster", e);
      }
    }
  }

  private void prepare(Site site) throws IOException {
    Path home = Files.createDirectory(folder.path().resolve(site.name()));
    String clusterId = folder.path().getFileName().toString();
    Files.writeString(
        home.resolve(NodeProcess.CONFIG),
        NodeConfig.yaml(plan, topology, clusterId, site, home.resolve(NodeProcess.DATA)));
    JavaCommand command = new JavaCommand(plan, hostsFile(site.region()), List.of());
    NodeStarter starter = ground.starter(site, command);
    NodeDoor door = own(new NodeDoor(site));
    processes.put(site, new NodeProcess(site, home, command, starter, folder, door));
  }

  private <T extends AutoCloseable> T own(T closeable) {
    owned.add(closeable);
    return closeable;
  }
}
