package io.quorate.chaos.cluster;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What test clusters can run on, the most capable first. */
public enum Backend {
  /** Processes, each in a network namespace of its own. Wants root. */
  NETNS("all network faults") {
    @Override
    public Optional<String> missing() {
      return Netns.missing();
    }

    @Override
    public TestCluster prepare(ClusterPlan plan) throws IOException {
      return LocalCluster.prepare(plan, folder -> NetnsGround.open(plan, folder));
    }
  },
  /** Containers, each region a network of its own. Wants a Docker engine and root. */
  DOCKER("all network faults between nodes; clients are at no distance from any region") {
    @Override
    public Optional<String> missing() {
      return DockerGround.missing();
    }

    @Override
    public TestCluster prepare(ClusterPlan plan) throws IOException {
      return LocalCluster.prepare(plan, folder -> DockerGround.open(plan, folder));
    }
  },
  /** Processes on loopback addresses, with proxies between regions. Wants nothing. */
  PROCESS(
      "between regions only cuts and delays; no loss, no reordering, no rate limit, and a region's"
          + " nodes are cut off together") {
    @Override
    public Optional<String> missing() {
      return Optional.empty();
    }

    @Override
    public TestCluster prepare(ClusterPlan plan) throws IOException {
      return LocalCluster.prepare(plan);
    }
  };

  private static final String AUTO = "auto";

  private final String network;

  Backend(String network) {
    this.network = network;
  }

  /** What this machine lacks for it, and what to do about it; empty where it can run. */
  public abstract Optional<String> missing();

  /** Addresses, folders, files and network; no process yet. */
  public abstract TestCluster prepare(ClusterPlan plan) throws IOException;

  /** As users write it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What can be done to its network, for people. */
  public String network() {
    return network;
  }

  /** A choice, and why it is that one, for people. */
  public record Choice(Backend backend, String why) {}

  /**
   * The backend of this name; of {@code auto} the first that can run here.
   *
   * @throws IllegalArgumentException if there is none of this name, or it cannot run here; says
   *     what to do
   */
  public static Choice choose(String name) {
    if (name.equals(AUTO)) {
      return best();
    }
    Backend named =
        Arrays.stream(values())
            .filter(backend -> backend.title().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the backend is one of auto, " + titles() + "; found " + name));
    Optional<String> missing = named.missing();
    if (missing.isPresent()) {
      throw new IllegalArgumentException(
          "the backend " + name + " cannot run on this machine: " + missing.get());
    }
    return new Choice(named, "backend " + name + ": " + named.network);
  }

  private static Choice best() {
    Optional<String> missing = NETNS.missing();
    return missing.isEmpty()
        ? new Choice(NETNS, "backend netns: " + NETNS.network)
        : new Choice(
            PROCESS,
            "backend process: "
                + PROCESS.network
                + "; netns would do more, but cannot run here: "
                + missing.get());
  }

  private static String titles() {
    return Arrays.stream(values()).map(Backend::title).collect(Collectors.joining(", "));
  }
}
