package io.quorate.chaos.cluster;

import io.quorate.chaos.wan.Wan;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Real server processes on this machine, each with its own address, data folder and log, and where
 * the plan has one, a WAN between their regions. {@link #close} ends all of them and deletes their
 * data, and happens at the end of the JVM at the latest.
 */
public final class LocalCluster implements TestCluster {

  private static final Duration POLL = Duration.ofMillis(20);

  private final ClusterPlan plan;
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final Map<Site, NodeProcess> processes = new LinkedHashMap<>();
  private final Thread atExit = Thread.ofPlatform().name("end-cluster").unstarted(this::end);
  private final ClusterFolder folder;
  private final Topology topology;
  private final Optional<Wan> wan;

  private LocalCluster(ClusterPlan plan) throws IOException {
    this.plan = plan;
    this.folder = own(ClusterFolder.create());
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      LoopbackNet net = own(LoopbackNet.claim(new Random()));
      this.topology = Topology.of(plan, net);
      this.wan = plan.wan().isPresent() ? Optional.of(own(openWan())) : Optional.empty();
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

  /** Addresses, folders, files and network; no process yet. */
  public static LocalCluster prepare(ClusterPlan plan) throws IOException {
    return new LocalCluster(plan);
  }

  @Override
  public void start() throws IOException, InterruptedException {
    inParallel(NodeProcess::init);
    for (NodeProcess process : processes.values()) {
      process.start();
    }
  }

  @Override
  public void awaitReady(Collection<? extends TestNode> nodes, Duration max)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + max.toNanos();
    for (TestNode node : nodes) {
      boolean answered =
          Await.until(
              () -> !node.alive() || node.door().ready(),
              POLL,
              Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      if (!answered || !node.alive()) {
        throw new IOException(
            node.site().name()
                + (answered
                    ? " ended by itself"
                    : " was not ready within " + max.toSeconds() + " s")
                + "; the end of its log:\n"
                + node.logTail());
      }
    }
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
    @Nullable Site leader = null;
    long term = -1;
    for (NodeProcess process : processes.values()) {
      Optional<ReplicaStatus> replica = process.replica();
      if (replica.isPresent()
          && replica.get().getRole() == Role.ROLE_LEADER
          && replica.get().getTerm() > term) {
        leader = process.site();
        term = replica.get().getTerm();
      }
    }
    return Optional.ofNullable(leader);
  }

  @Override
  public String backend() {
    return "process";
  }

  @Override
  public ClusterNetwork network() {
    return new FixedNetwork();
  }

  @Override
  public Topology topology() {
    return topology;
  }

  public Optional<Wan> wan() {
    return wan;
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

  private Wan openWan() throws IOException {
    Wan opened = Wan.open(topology.regions(), plan.wan().orElseThrow());
    try {
      for (String from : topology.regions()) {
        for (Site to : topology.sites()) {
          if (!to.region().equals(from)) {
            link(opened, from, to);
          }
        }
      }
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void link(Wan opened, String from, Site to) throws IOException {
    for (int port : Ports.ALL) {
      opened.link(
          from,
          to.region(),
          new InetSocketAddress(topology.addressFrom(from, to), port),
          new InetSocketAddress(to.address(), port));
    }
  }

  private void prepare(Site site) throws IOException {
    Path home = Files.createDirectory(folder.path().resolve(site.name()));
    String clusterId = folder.path().getFileName().toString();
    Files.writeString(
        home.resolve(NodeProcess.CONFIG),
        NodeConfig.yaml(plan, topology, clusterId, site, home.resolve(NodeProcess.DATA)));
    JavaCommand command = new JavaCommand(plan, hostsFile(site.region()));
    NodeDoor door = own(new NodeDoor(site));
    processes.put(site, new NodeProcess(site, home, command, folder, door));
  }

  private <T extends AutoCloseable> T own(T closeable) {
    owned.add(closeable);
    return closeable;
  }

  @FunctionalInterface
  private interface Step {
    void take(NodeProcess process) throws IOException, InterruptedException;
  }

  private void inParallel(Step step) throws IOException, InterruptedException {
    List<Exception> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (NodeProcess process : processes.values()) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              step.take(process);
            } catch (IOException | InterruptedException e) {
              synchronized (failures) {
                failures.add(e);
              }
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new IOException(failures.getFirst().getMessage(), failures.getFirst());
    }
  }
}
