package io.quorate.chaos.nemesis;

import io.quorate.chaos.cluster.TestNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** A fault as its nemesis began it. For one thread. */
public final class Begun implements Fault {

  /** How it ends. */
  @FunctionalInterface
  public interface Healing {
    Evidence heal() throws IOException, InterruptedException;
  }

  private final String what;
  private final Set<String> targets;
  private final Healing healing;

  public Begun(String what, Collection<String> targets, Healing healing) {
    this.what = what;
    this.targets = Set.copyOf(targets);
    this.healing = healing;
  }

  /** The same on these nodes, whose names are added to what it says. */
  public static Begun on(Collection<? extends TestNode> nodes, String what, Healing healing) {
    return new Begun(what + " " + names(nodes), targets(nodes), healing);
  }

  private static Set<String> targets(Collection<? extends TestNode> nodes) {
    return nodes.stream().map(node -> node.site().name()).collect(Collectors.toSet());
  }

  /** For people. */
  public static String names(Collection<? extends TestNode> nodes) {
    return nodes.stream().map(node -> node.site().name()).collect(Collectors.joining(", "));
  }

  @Override
  public String what() {
    return what;
  }

  @Override
  public Set<String> targets() {
    return targets;
  }

  @Override
  public Evidence heal() throws IOException, InterruptedException {
    return healing.heal();
  }
}
