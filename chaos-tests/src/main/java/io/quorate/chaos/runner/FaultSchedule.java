package io.quorate.chaos.runner;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.plan.Pace;
import io.quorate.chaos.plan.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Does the faults of a trial in turn: each kind once in an order drawn from the seed, then again in
 * another. A kind that never took hold is done again at the end, a few times at most: a busy
 * machine may be too slow to feel it. Whatever happens, what was begun is ended. For one thread.
 */
final class FaultSchedule {

  private static final int MORE_TRIES_MAX = 3;

  private final TestCluster cluster;
  private final List<Nemesis> nemeses;
  private final int together;
  private final Pace pace;
  private final SplittableRandom random;
  private final FaultLog log;
  private final Deque<Nemesis> upcoming = new ArrayDeque<>();

  FaultSchedule(
      TestCluster cluster,
      List<Nemesis> nemeses,
      Trial trial,
      SplittableRandom random,
      FaultLog log) {
    this.cluster = cluster;
    this.nemeses = nemeses;
    this.together = trial.together();
    this.pace = trial.pace();
    this.random = random;
    this.log = log;
  }

  /**
   * Begins faults until {@code endNanos} of {@link System#nanoTime}, and ends all of them. Goes on
   * past it for a fault under way, which is not cut short, and for what has to be done again.
   *
   * @throws IOException if a fault could not be begun or ended: the trial is void then
   */
  void runUntil(long endNanos) throws IOException, InterruptedException {
    waitFor(pace.calm(random), endNanos);
    while (!nemeses.isEmpty() && endNanos - System.nanoTime() > 0) {
      round(choose(), pace.hold(random));
      waitFor(pace.calm(random), endNanos);
    }
    waitFor(Duration.ofDays(365), endNanos);
    for (int i = 0; i < MORE_TRIES_MAX; i++) {
      for (Nemesis unfelt : nemeses.stream().filter(log::neverFelt).toList()) {
        round(List.of(unfelt), pace.holdMax());
        TimeUnit.NANOSECONDS.sleep(pace.calm(random).toNanos());
      }
    }
  }

  private void round(List<Nemesis> chosen, Duration hold) throws IOException, InterruptedException {
    Deque<FaultLog.Active> begun = new ArrayDeque<>();
    try {
      for (Nemesis nemesis : chosen) {
        Fault fault = nemesis.inject(cluster, random.split());
        begun.push(log.begun(nemesis, fault, System.nanoTime()));
      }
      TimeUnit.NANOSECONDS.sleep(hold.toNanos());
    } finally {
      healAll(begun);
    }
  }

  /**
   * Those of the network are ended first, since the others wait for nodes that hear of one another;
   * then later ones before earlier ones. All of them are, also where ending one fails.
   */
  private void healAll(Deque<FaultLog.Active> begun) throws IOException, InterruptedException {
    boolean interrupted = Thread.interrupted(); // what was begun is ended first
    IOException failure = null;
    List<FaultLog.Active> inOrder = new ArrayList<>(begun);
    inOrder.sort(Comparator.comparing(active -> !ofNetwork(active.nemesis())));
    for (FaultLog.Active active : inOrder) {
      try {
        log.healed(active, active.fault().heal());
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (interrupted) {
      throw new InterruptedException("stopped while a fault was under way");
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** The next ones in turn, of different families, since those of one family undo each other. */
  private List<Nemesis> choose() {
    List<Nemesis> chosen = new ArrayList<>();
    Set<Family> families = EnumSet.noneOf(Family.class);
    if (upcoming.isEmpty()) {
      upcoming.addAll(shuffled());
    }
    for (Nemesis next : List.copyOf(upcoming)) {
      if (chosen.size() < together && families.add(owner(next.family()))) {
        chosen.add(next);
        upcoming.remove(next);
      }
    }
    return chosen;
  }

  /** Both speak to the one network, whose healing ends both. */
  private static Family owner(Family family) {
    return family == Family.WAN ? Family.NETWORK : family;
  }

  private static boolean ofNetwork(Nemesis nemesis) {
    return owner(nemesis.family()) == Family.NETWORK;
  }

  private List<Nemesis> shuffled() {
    List<Nemesis> order = new ArrayList<>(nemeses);
    for (int i = order.size() - 1; i > 0; i--) {
      order.set(i, order.set(random.nextInt(i + 1), order.get(i)));
    }
    return order;
  }

  private static void waitFor(Duration duration, long endNanos) throws InterruptedException {
    long leftNanos = Math.min(duration.toNanos(), endNanos - System.nanoTime());
    if (leftNanos > 0) {
      TimeUnit.NANOSECONDS.sleep(leftNanos);
    }
  }
}
