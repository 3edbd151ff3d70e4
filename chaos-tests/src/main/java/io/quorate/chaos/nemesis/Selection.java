package io.quorate.chaos.nemesis;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Whom a fault hits. */
public enum Selection {
  LEADER {
    @Override
    List<TestNode> pick(List<TestNode> shuffled, TestCluster cluster) {
      return List.of(leader(shuffled, cluster));
    }
  },
  FOLLOWER {
    @Override
    List<TestNode> pick(List<TestNode> shuffled, TestCluster cluster) {
      TestNode leader = leader(shuffled, cluster);
      return shuffled.stream().filter(node -> node != leader).limit(1).toList();
    }
  },
  /** As many as the cluster survives. */
  MINORITY {
    @Override
    List<TestNode> pick(List<TestNode> shuffled, TestCluster cluster) {
      return shuffled.subList(0, Math.max(1, (shuffled.size() - 1) / 2));
    }
  },
  /** As few as are needed to stop it. */
  MAJORITY {
    @Override
    List<TestNode> pick(List<TestNode> shuffled, TestCluster cluster) {
      return shuffled.subList(0, shuffled.size() / 2 + 1);
    }
  },
  ALL {
    @Override
    List<TestNode> pick(List<TestNode> shuffled, TestCluster cluster) {
      return shuffled;
    }
  },
  /** All of one region. */
  REGION {
    @Override
    List<TestNode> pick(List<TestNode> shuffled, TestCluster cluster) {
      String region = shuffled.getFirst().site().region();
      return shuffled.stream().filter(node -> node.site().region().equals(region)).toList();
    }
  };

  /** Some nodes; which follows from the random source and from who leads. */
  public List<TestNode> of(TestCluster cluster, SplittableRandom random) {
    return List.copyOf(pick(shuffled(cluster.nodes(), random), cluster));
  }

  abstract List<TestNode> pick(List<TestNode> shuffled, TestCluster cluster);

  /** As it is written in names. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where nobody leads at the moment, any node. */
  private static TestNode leader(List<TestNode> shuffled, TestCluster cluster) {
    return cluster.leader().<TestNode>map(cluster::node).orElse(shuffled.getFirst());
  }

  public static <T> List<T> shuffled(List<? extends T> all, SplittableRandom random) {
    List<T> shuffled = new ArrayList<>(all);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      T swapped = shuffled.get(last);
      shuffled.set(last, shuffled.get(other));
      shuffled.set(other, swapped);
    }
    return shuffled;
  }
}
