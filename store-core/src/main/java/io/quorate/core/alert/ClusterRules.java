package io.quorate.core.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rules for one node's sight of its cluster. Every node looks at its links, its disk, its clock
 * and whether it knows a leader; the leader also at the other replicas. Immutable.
 */
public final class ClusterRules {

  /** A replica may be away from what the leader remembers for so long before that is news. */
  private static final Duration COMPARED_WITHIN = Duration.ofMinutes(10);

  private static final int ABSENT_TIMES = 3;

  private record Eye(AlertRule rule, Function<Sight, List<Observation>> look) {}

  private final List<Eye> eyes;

  public ClusterRules(AlertLimits limits) {
    LinkRules links = new LinkRules(limits);
    ReplicaRules replicas = new ReplicaRules(limits);
    NodeRules node = new NodeRules(limits);
    eyes =
        List.of(
            new Eye(
                new AlertRule(
                    "digest-divergence",
                    Severity.CRITICAL,
                    Duration.ZERO,
                    Duration.ZERO,
                    COMPARED_WITHIN),
                replicas::divergence),
            new Eye(usual("no-leader", Severity.ERROR, limits), node::leader),
            new Eye(usual("link-lost", Severity.ERROR, limits), links::lost),
            new Eye(usual("link-slow", Severity.WARNING, limits), links::slow),
            new Eye(usual("replica-behind", Severity.WARNING, limits), replicas::behind),
            new Eye(usual("replica-old", Severity.WARNING, limits), replicas::old),
            new Eye(usual("disk-nearly-full", Severity.ERROR, limits), node::disk),
            new Eye(
                new AlertRule(
                    "clock-parted",
                    Severity.WARNING,
                    Duration.ZERO,
                    limits.clearAfter(),
                    COMPARED_WITHIN),
                node::clock));
  }

  private static AlertRule usual(String name, Severity severity, AlertLimits limits) {
    return new AlertRule(
        name,
        severity,
        limits.raiseAfter(),
        limits.clearAfter(),
        limits.raiseAfter().multipliedBy(ABSENT_TIMES));
  }

  public List<AlertRule> rules() {
    return eyes.stream().map(Eye::rule).toList();
  }

  /**
   * Applies all rules to what is seen now.
   *
   * @param nowNanos monotonic
   * @return those whose state has changed
   */
  public List<Alert> apply(AlertEngine engine, Sight sight, long nowNanos) {
    List<Alert> changed = new ArrayList<>();
    for (Eye eye : eyes) {
      changed.addAll(engine.observe(eye.rule(), eye.look().apply(sight), nowNanos));
    }
    return changed;
  }
}
