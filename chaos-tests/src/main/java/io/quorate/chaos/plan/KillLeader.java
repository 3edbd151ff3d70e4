package io.quorate.chaos.plan;

import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** SIGKILL to the node that leads. */
final class KillLeader implements Nemesis {

  private static final Duration READY_MAX = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "kill-leader";
  }

  @Override
  public Family family() {
    return Family.PROCESS;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return Optional.empty();
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random)
      throws IOException, InterruptedException {
    Site leader = cluster.leader().orElse(cluster.topology().sites().getFirst());
    TestNode node = cluster.node(leader);
    node.kill();
    return new Fault() {
      @Override
      public String what() {
        return leader.name() + ", the leader, killed";
      }

      @Override
      public Set<String> targets() {
        return Set.of(leader.name());
      }

      @Override
      public Evidence heal() throws IOException, InterruptedException {
        boolean gone = !node.alive();
        node.start();
        cluster.awaitReady(List.of(node), READY_MAX);
        return Evidence.of(gone, "the process was gone");
      }
    };
  }
}
