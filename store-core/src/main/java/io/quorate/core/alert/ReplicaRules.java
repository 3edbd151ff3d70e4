package io.quorate.core.alert;

import io.quorate.core.alert.Observation.Measured;
import io.quorate.core.alert.Observation.Missing;
import io.quorate.core.monitor.Divergence;
import io.quorate.core.monitor.ReplicaReading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Whether the other replicas keep up with the leader and hold the same. The subject is group and
 * node.
 */
final class ReplicaRules {

  private static final double MILLI_NANOS = 1e6;

  private final Threshold revisions;
  private final Threshold ageMillis;

  ReplicaRules(AlertLimits limits) {
    revisions = new Threshold(limits.revisionsBehind(), limits.revisionsBehind() / 2.0);
    ageMillis = new Threshold(limits.age().toMillis(), limits.age().toMillis() / 2.0);
  }

  List<Observation> behind(Sight sight) {
    return each(
        sight,
        (subject, node) ->
            read(
                sight,
                subject,
                node,
                reading ->
                    new Measured(
                        subject,
                        revisions.judge(reading.revisionsBehind()),
                        String.format(
                            Locale.ROOT,
                            "%s is %d revisions behind; the limit is %.0f",
                            node,
                            reading.revisionsBehind(),
                            revisions.raiseAt()))));
  }

  List<Observation> old(Sight sight) {
    return each(
        sight,
        (subject, node) ->
            read(
                sight,
                subject,
                node,
                reading ->
                    new Measured(
                        subject,
                        ageMillis.judge(reading.ageNanos() / MILLI_NANOS),
                        String.format(
                            Locale.ROOT,
                            "%s lacks writes of the last %.0f ms; the limit is %.0f ms",
                            node,
                            reading.ageNanos() / MILLI_NANOS,
                            ageMillis.raiseAt()))));
  }

  private static Observation read(
      Sight sight, String subject, String node, Function<ReplicaReading, Observation> known) {
    Optional<ReplicaReading> reading =
        Optional.ofNullable(sight.replicas().get(node)).flatMap(Function.identity());
    return reading
        .map(known)
        .orElseGet(() -> new Missing(subject, node + " does not say how its replica stands"));
  }

  List<Observation> divergence(Sight sight) {
    return each(
        sight,
        (subject, node) -> {
          Optional<Divergence> compared = sight.compared().get(node);
          if (compared == null) {
            return new Missing(subject, node + " was at no revision that could be compared");
          }
          return compared
              .map(found -> new Measured(subject, Judgement.BAD, words(found)))
              .orElseGet(() -> new Measured(subject, Judgement.GOOD, node + " holds the same"));
        });
  }

  private static String words(Divergence found) {
    return String.format(
        Locale.ROOT,
        "%s and %s hold different data at revision %s of incarnation %d: digests %s and %s; keep"
            + " both data folders, and make the wrong one anew",
        found.leader(),
        found.node(),
        found.revision(),
        found.incarnation(),
        found.leaderDigest(),
        found.nodeDigest());
  }

  /** Subject and node to what is seen of it. */
  private interface Look {
    Observation at(String subject, String node);
  }

  private static List<Observation> each(Sight sight, Look look) {
    return new TreeSet<>(sight.replicas().keySet())
        .stream().map(node -> look.at(sight.group() + "/" + node, node)).toList();
  }
}
