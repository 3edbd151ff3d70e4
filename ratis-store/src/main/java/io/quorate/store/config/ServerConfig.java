package io.quorate.store.config;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * All settings of one node. Immutable.
 *
 * @param format version of the file's form; newer than {@link #FORMAT} is refused
 * @param cluster what every node of the cluster has in common
 * @param node what is this node's own
 * @param insecure whether clients and nodes may be talked to in the clear beyond this machine
 */
public record ServerConfig(
    int format,
    ClusterConfig cluster,
    NodeConfig node,
    boolean insecure,
    RaftConfig raft,
    BatchConfig batch,
    StorageConfig storage,
    LimitsConfig limits,
    MonitorConfig monitor,
    AlertsConfig alerts) {

  public static final int FORMAT = 1;

  /** Read where no other file is named; relative to the working directory. */
  public static final Path DEFAULT_FILE = Path.of("config/quorate.yaml");

  private static final Set<String> SECTIONS =
      Set.of("cluster", "node", "raft", "batch", "storage", "limits", "monitor", "alerts");

  public ServerConfig {
    Allowed.count("format", format, 1, FORMAT);
    if (!cluster.has(node.name())) {
      throw new ConfigException(
          "node.name",
          Quantity.quoted(node.name()) + " is not one of cluster.nodes " + cluster.nodeNames());
    }
    if (!insecure && !isLoopback(node.bind())) {
      throw new ConfigException(
          "node.bind",
          Quantity.quoted(node.bind())
              + " is reachable from other machines, and connections are not encrypted yet;"
              + " give a loopback address, or set insecure: true");
    }
    long entryBytesMax = (long) limits.keyBytesMax() + limits.valueBytesMax();
    Allowed.bytes("limits.request", limits.requestBytesMax(), entryBytesMax, 64L << 20);
    Allowed.bytes(
        "raft.log-segment",
        raft.logSegmentBytes(),
        limits.requestBytesMax(),
        RaftConfig.SEGMENT_MAX);
  }

  /**
   * Reads the file, lets variables {@code QUORATE_*} of the environment win over it, and checks
   * everything.
   *
   * @throws ConfigException with the place, the key, the value and what is allowed
   */
  public static ServerConfig load(Path file, Map<String, String> environment) {
    try {
      return parse(file.toString(), Files.readString(file), environment);
    } catch (NoSuchFileException e) {
      throw new ConfigException("", "no such file; name one with --config").at(file.toString());
    } catch (IOException e) {
      throw new ConfigException("", "cannot be read: " + e.getMessage()).at(file.toString());
    }
  }

  /** {@link #load} for a document that is at hand; {@code name} stands for it in messages. */
  public static ServerConfig parse(String name, String document, Map<String, String> environment) {
    Settings settings = new Settings(name, environment);
    try {
      ServerConfig config = from(Section.root(settings, Yaml.parse(document)));
      settings.refuseUnknownVariables(SECTIONS);
      return config;
    } catch (ConfigException e) {
      throw settings.locate(e);
    }
  }

  static ServerConfig from(Section root) {
    try (root) {
      return new ServerConfig(
          root.whole("format", FORMAT),
          ClusterConfig.from(root.section("cluster")),
          NodeConfig.from(root.section("node")),
          root.flag("insecure", false),
          RaftConfig.from(root.section("raft")),
          BatchConfig.from(root.section("batch")),
          StorageConfig.from(root.section("storage")),
          LimitsConfig.from(root.section("limits")),
          MonitorConfig.from(root.section("monitor")),
          AlertsConfig.from(root.section("alerts")));
    }
  }

  /** This node as the cluster knows it. */
  public Member self() {
    return cluster.member(node.name());
  }

  /** Without asking a name service: any name but localhost counts as reachable from elsewhere. */
  private static boolean isLoopback(String address) {
    try {
      return address.equals("localhost") || InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
