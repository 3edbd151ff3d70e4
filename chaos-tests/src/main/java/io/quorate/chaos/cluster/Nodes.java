package io.quorate.chaos.cluster;

import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of several nodes at once, whatever they run on. */
final class Nodes {

  private static final Duration POLL = Duration.ofMillis(20);

  private Nodes() {}

  /** As {@link TestCluster#awaitReady}. */
  static void awaitReady(Collection<? extends TestNode> nodes, Duration max)
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

  /** As {@link TestCluster#leader}. */
  static Optional<Site> leader(Collection<? extends TestNode> nodes) {
    @Nullable Site leader = null;
    long term = -1;
    for (TestNode node : nodes) {
      Optional<ReplicaStatus> replica = node.replica();
      if (replica.isPresent()
          && replica.get().getRole() == Role.ROLE_LEADER
          && replica.get().getTerm() > term) {
        leader = node.site();
        term = replica.get().getTerm();
      }
    }
    return Optional.ofNullable(leader);
  }

  /** Something done to a node. */
  @FunctionalInterface
  interface Step<N> {
    void take(N node) throws IOException, InterruptedException;
  }

  /** Does it to all at once, and returns when it is done to all; throws the first failure. */
  static <N> void inParallel(Collection<N> nodes, Step<N> step)
      throws IOException, InterruptedException {
    List<Exception> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (N node : nodes) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              step.take(node);
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
