package io.quorate.chaos.nemesis.leadership;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.cluster.Link;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Recovery;
import io.quorate.v1.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Cuts the leader off and restarts all the others, who elect another one at once since a node that
 * has just started waits for nobody: while the old leader's lease still runs, if the nodes'
 * election timeout is much longer than a restart takes.
 */
public final class EarlySuccessor implements Nemesis {

  private static final Map<String, String> SHORT_TIMEOUTS =
      Map.of(
          "QUORATE_RAFT_ELECTION_TIMEOUT_MIN", "500ms",
          "QUORATE_RAFT_ELECTION_TIMEOUT_MAX", "1s",
          "QUORATE_RAFT_LEADER_LEASE", "400ms");

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration ELECTED_MAX = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "early-successor";
  }

  @Override
  public Family family() {
    return Family.LEADERSHIP;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    if (!cluster.network().canCut()) {
      return Optional.of(
          "the backend " + cluster.backend() + " cannot cut off one node; take netns or docker");
    }
    return cluster.nodes().size() < 3
        ? Optional.of("wants three nodes or more; there are " + cluster.nodes().size())
        : Optional.empty();
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random)
      throws IOException, InterruptedException {
    Site old = cluster.leader().orElse(cluster.topology().sites().getFirst());
    List<? extends TestNode> others =
        cluster.nodes().stream().filter(node -> !node.site().equals(old)).toList();
    cluster.network().cut(around(old, others));
    for (TestNode other : others) {
      other.kill();
    }
    for (TestNode other : others) {
      other.environment(SHORT_TIMEOUTS);
      other.start();
      other.environment(Map.of());
    }
    boolean elected =
        Await.until(() -> others.stream().anyMatch(EarlySuccessor::leads), LOOK_EVERY, ELECTED_MAX);
    boolean early = elected && leads(cluster.node(old));
    return new Begun(
        old.name() + " cut off, the others restarted",
        cluster.nodes().stream().map(node -> node.site().name()).toList(),
        () -> heal(cluster, elected, early));
  }

  private static Set<Link> around(Site old, List<? extends TestNode> others) {
    Set<Link> links = new HashSet<>();
    for (TestNode other : others) {
      Link link = new Link(old.name(), other.site().name());
      links.add(link);
      links.add(link.reversed());
    }
    return links;
  }

  private static boolean leads(TestNode node) {
    return node.replica().filter(replica -> replica.getRole() == Role.ROLE_LEADER).isPresent();
  }

  private static Evidence heal(TestCluster cluster, boolean elected, boolean early)
      throws IOException, InterruptedException {
    cluster.network().cut(Set.of());
    Recovery.awaitReady(cluster, cluster.nodes());
    Recovery.awaitAgreement(cluster);
    return new Evidence(
        elected,
        early
            ? "two nodes said that they lead, each in its own term"
            : "another leader was elected behind the old one's back",
        Map.of("leaders-at-once", early ? 2L : 1L));
  }
}
