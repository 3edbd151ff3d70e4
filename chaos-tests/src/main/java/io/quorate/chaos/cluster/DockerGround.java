package io.quorate.chaos.cluster;

import io.quorate.chaos.host.HostCommand;
import io.quorate.chaos.host.Machine;
import io.quorate.chaos.wan.queue.Firewall;
import io.quorate.chaos.wan.queue.Flow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.testcontainers.DockerClientFactory;

/**
 * A container for each node and a Docker network for each region. This machine routes between them,
 * so its own iptables cut and delay. Clients dial the containers' addresses; they are at no
 * distance from any region.
 */
final class DockerGround implements Ground {

  private static final String LABEL = "io.quorate.block";
  private static final List<String> QUIET_VARIABLES =
      List.of("TESTCONTAINERS_RYUK_DISABLED", "TESTCONTAINERS_CHECKS_DISABLE");
  private static final int TRIES_MAX = 50;
  private static final int QUEUE_OFFSET = 1_000;
  private static final int GATEWAY = 14;
  private static final int NODES_PER_REGION_MAX = GATEWAY - 1;

  private final AddressBlock block;
  private final Topology topology;
  private final RoutedNetwork network;
  private final Path folder;
  private final String image;
  private final String classPath;
  private final List<ContainerStarter> starters = new ArrayList<>();

  private DockerGround(ClusterPlan plan, AddressBlock block, ClusterFolder folder)
      throws IOException {
    this.block = block;
    this.folder = folder.path();
    this.topology = Topology.of(plan, new ContainerAddresses(block));
    this.image = DockerImage.built();
    this.classPath = ClassPathCopy.into(folder.path().resolve("lib"));
    this.network =
        new RoutedNetwork(
            topology,
            HostCommand.PLAIN,
            Firewall.open(
                HostCommand.PLAIN, chains(block), block.network(), QUEUE_OFFSET + block.number()),
            flows(block, plan.regions()),
            folder);
    network.heal();
  }

  /** What this machine lacks, and what to do about it. */
  static Optional<String> missing() {
    Optional<String> programs =
        Machine.withoutPrograms(
            List.of("docker", "iptables", "iptables-restore", "iptables-save", "cc", "busybox"));
    if (programs.isPresent()) {
      return programs;
    }
    if (!Machine.isRoot()) {
      return Optional.of("cutting and delaying packets between containers wants root");
    }
    if (!DockerImage.canBeLinked()) {
      return Optional.of("the running Java has no jlink; run it with a JDK");
    }
    for (String variable : QUIET_VARIABLES) {
      if (!"true".equals(System.getenv(variable))) {
        return Optional.of(
            "Testcontainers would pull images of its own; set " + variable + "=true before");
      }
    }
    try {
      HostCommand.PLAIN.run("docker", "info");
    } catch (IOException e) {
      return Optional.of(
          "no Docker engine answers; start one (chaos-tests/src/main/scripts/prepare-machine.sh)");
    }
    return DockerClientFactory.instance().isDockerAvailable()
        ? Optional.empty()
        : Optional.of("Testcontainers finds no Docker engine; see DOCKER_HOST");
  }

  static DockerGround open(ClusterPlan plan, ClusterFolder folder) throws IOException {
    if (plan.regions().size() > AddressBlock.REGIONS_MAX
        || plan.nodesPerRegion() > NODES_PER_REGION_MAX) {
      throw new IllegalArgumentException(
          "in containers at most "
              + AddressBlock.REGIONS_MAX
              + " regions of at most "
              + NODES_PER_REGION_MAX
              + " nodes are possible; found "
              + plan.regions().size()
              + " of "
              + plan.nodesPerRegion());
    }
    AddressBlock block = claim(plan);
    folder.leaves(Leftover.DOCKER, block.number());
    try {
      return new DockerGround(plan, block, folder);
    } catch (IOException | RuntimeException e) {
      remove(block);
      throw e;
    }
  }

  /** Makes the networks of the regions in a block that nothing else uses. */
  private static AddressBlock claim(ClusterPlan plan) throws IOException {
    SplittableRandom random = new SplittableRandom();
    for (int i = 0; i < TRIES_MAX; i++) {
      AddressBlock block = new AddressBlock(random.nextInt(AddressBlock.BLOCKS));
      if (block.isRouted()) {
        continue;
      }
      try {
        for (int region = 1; region <= plan.regions().size(); region++) {
          createNetwork(block, region);
        }
        return block;
      } catch (IOException e) {
        if (!String.valueOf(e.getMessage()).contains("overlap")) {
          throw e;
        }
      }
    }
    throw new IOException("no /20 of 172.16.0.0/12 is free for networks of Docker; see ip route");
  }

  private static void createNetwork(AddressBlock block, int region) throws IOException {
    HostCommand.PLAIN.run(
        "docker",
        "network",
        "create",
        "--label=" + LABEL + "=" + block.number(),
        "--subnet=" + block.region(region),
        "--gateway=" + block.of(new Addresses.Place(region, GATEWAY, 0)),
        "--opt=com.docker.network.bridge.enable_ip_masquerade=false",
        name(block, region));
  }

  /** Removes all that a cluster of this block has left. */
  static void remove(AddressBlock block) throws IOException {
    String labelled = "label=" + LABEL + "=" + block.number();
    for (String id :
        lines(HostCommand.PLAIN.run("docker", "ps", "-a", "--quiet", "--filter", labelled))) {
      HostCommand.PLAIN.run("docker", "rm", "--force", "--volumes", id);
    }
    for (String id :
        lines(HostCommand.PLAIN.run("docker", "network", "ls", "--quiet", "--filter", labelled))) {
      HostCommand.PLAIN.run("docker", "network", "rm", id);
    }
    Firewall.remove(HostCommand.PLAIN, chains(block), block.network());
  }

  private static List<String> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  private static String name(AddressBlock block, int region) {
    return "quorate-" + block.number() + "-" + region;
  }

  private static String chains(AddressBlock block) {
    return "QUORATE-" + block.number();
  }

  private static Map<RegionPair, List<Flow>> flows(AddressBlock block, List<String> regions) {
    Map<RegionPair, List<Flow>> flows = new HashMap<>();
    for (int from = 1; from <= regions.size(); from++) {
      for (int to = 1; to <= regions.size(); to++) {
        if (from != to) {
          flows.put(
              new RegionPair(regions.get(from - 1), regions.get(to - 1)),
              List.of(new Flow(block.region(from), block.region(to))));
        }
      }
    }
    return flows;
  }

  @Override
  public String backend() {
    return Backend.DOCKER.title();
  }

  @Override
  public Topology topology() {
    return topology;
  }

  @Override
  public ClusterNetwork network() {
    return network;
  }

  @Override
  public synchronized NodeStarter starter(Site site, JavaCommand command) {
    List<String> java = command.words(DockerImage.JAVA, classPath, List.of());
    ContainerStarter starter =
        new ContainerStarter(
            site,
            image,
            name(block, topology.place(site).region()),
            Map.of(LABEL, Integer.toString(block.number())),
            folder,
            java);
    starters.add(starter);
    return starter;
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      network.close();
      starters.forEach(ContainerStarter::remove);
    } finally {
      remove(block);
    }
  }
}
