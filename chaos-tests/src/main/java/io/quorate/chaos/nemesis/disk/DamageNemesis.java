package io.quorate.chaos.nemesis.disk;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.Recovery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A node is killed, its files are damaged, and it is started on them. It may refuse, or serve; what
 * it serves must be right. The damage is undone before the fault is over. For one thread.
 */
public final class DamageNemesis implements Nemesis {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration DECIDED_MAX = Duration.ofSeconds(60);

  private final DamageKind kind;

  public DamageNemesis(DamageKind kind) {
    this.kind = kind;
  }

  @Override
  public String name() {
    return "damaged-" + kind.title();
  }

  @Override
  public Family family() {
    return Family.DISK;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return cluster.backend().equals("docker")
        ? Optional.of("files of containers are not damaged; use the backend netns or process")
        : Optional.empty();
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random)
      throws IOException, InterruptedException {
    List<? extends TestNode> nodes = cluster.nodes();
    TestNode node = nodes.get(random.nextInt(nodes.size()));
    var unused = node.door().takeSnapshot(); // so that there are table files
    node.kill();
    try {
      Damage damage = damageOneOf(node, random);
      return Begun.on(
          List.of(node),
          "damage in " + node.data().relativize(damage.file()) + " of",
          () -> heal(cluster, node, damage));
    } finally {
      node.start();
    }
  }

  private Damage damageOneOf(TestNode node, SplittableRandom random) throws IOException {
    List<Path> files = kind.files(node.data());
    if (files.isEmpty()) {
      throw new IOException(node.site().name() + " has no file for the fault " + name());
    }
    Path file = files.get(random.nextInt(files.size()));
    return kind == DamageKind.LOG_TAIL ? Damage.tearTail(file, random) : Damage.flip(file, random);
  }

  private static Evidence heal(TestCluster cluster, TestNode node, Damage damage)
      throws IOException, InterruptedException {
    boolean decided =
        Await.until(() -> !node.alive() || node.door().ready(), LOOK_EVERY, DECIDED_MAX);
    boolean refused = !node.alive();
    node.kill();
    damage.undo();
    node.start();
    Recovery.awaitReady(cluster, List.of(node));
    return new Evidence(
        decided,
        refused ? "the node refused its files" : "the damage was not in the way of the node",
        Map.of("refused", refused ? 1L : 0L));
  }
}
