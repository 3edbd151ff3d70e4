package io.quorate.chaos.plan;

import java.time.Duration;
import java.util.List;

/**
 * What a campaign does.
 *
 * @param strict whether a fault that cannot be done here refuses the plan; otherwise it is listed
 *     as not exercised
 * @param bugs how many seeded bugs the checkers must convict, in rotation by seed; {@link #ALL} for
 *     every one
 */
public record Plan(String name, boolean strict, List<Trial> trials, int bugs) {

  public static final int ALL = Integer.MAX_VALUE;

  /** What a trial takes beside its load: start, last reads, checks. */
  private static final Duration OVERHEAD = Duration.ofSeconds(15);

  private static final Duration LENGTH_MIN = Duration.ofSeconds(10);

  public Plan {
    trials = List.copyOf(trials);
  }

  /** The same with its trials stretched or shortened so that they take about this long. */
  public Plan lasting(Duration total) {
    Duration overhead = OVERHEAD.multipliedBy(trials.size());
    double load = trials.stream().mapToLong(trial -> trial.length().toMillis()).sum();
    double factor = Math.max(0, total.minus(overhead).toMillis()) / load;
    return new Plan(
        name,
        strict,
        trials.stream().map(trial -> trial.lasting(stretched(trial.length(), factor))).toList(),
        bugs);
  }

  private static Duration stretched(Duration length, double factor) {
    Duration wanted = Duration.ofMillis(Math.round(length.toMillis() * factor));
    return wanted.compareTo(LENGTH_MIN) < 0 ? LENGTH_MIN : wanted;
  }
}
