package io.quorate.chaos.runner;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.plan.Nemeses;
import io.quorate.chaos.plan.Plan;
import io.quorate.chaos.plan.Plans;
import io.quorate.chaos.plan.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out, before anything runs, which trials of a plan can be done here, and what cannot. */
final class Survey {

  private final Clusters clusters;
  private final List<Item> items = new ArrayList<>();
  private final List<String> notExercised = new ArrayList<>();

  private Survey(Clusters clusters) {
    this.clusters = clusters;
  }

  /**
   * @throws IllegalArgumentException if the plan insists on what cannot be done, or there is no
   *     trial of the name that was asked for; says what to do
   */
  static Survey of(Campaign.Order order, Clusters clusters) throws IOException {
    Survey survey = new Survey(clusters);
    Plan plan = order.plan();
    for (Trial trial : plan.trials()) {
      if (order.only().orElse(trial.name()).equals(trial.name())) {
        survey.add(trial, false);
      }
    }
    if (plan.bugs() > 0) {
      survey.addBugs(order);
    }
    if (plan.strict() && !survey.notExercised.isEmpty()) {
      throw new IllegalArgumentException(
          "this plan asks for what cannot be done here:\n  "
              + String.join("\n  ", survey.notExercised));
    }
    if (survey.items.isEmpty()) {
      throw new IllegalArgumentException(survey.nothing(order));
    }
    return survey;
  }

  List<Item> items() {
    return items;
  }

  /** What and why, line by line. */
  List<String> notExercised() {
    return notExercised;
  }

  private String nothing(Campaign.Order order) throws IOException {
    if (!notExercised.isEmpty()) {
      return "nothing of this plan can be done here:\n  " + String.join("\n  ", notExercised);
    }
    List<String> names = new ArrayList<>(order.plan().trials().stream().map(Trial::name).toList());
    if (order.plan().bugs() > 0) {
      Plans.redGate().forEach(trial -> names.add(trial.name()));
    }
    return "the plan has no trial "
        + order.only().orElse("at all")
        + "; it has "
        + String.join(", ", names);
  }

  private void addBugs(Campaign.Order order) throws IOException {
    if (!SeededBugs.available()) {
      notExercised.add("red gate: " + SeededBugs.ABSENT);
      return;
    }
    List<Trial> all = Plans.redGate();
    if (order.only().isPresent()) {
      for (Trial trial : all) {
        if (trial.name().equals(order.only().get())) {
          add(trial, true);
        }
      }
      return;
    }
    int wanted = Math.min(order.plan().bugs(), all.size());
    int first = (int) Math.floorMod(order.seed() * wanted, (long) all.size());
    int found = 0;
    for (int i = 0; i < all.size() && found < wanted; i++) {
      found += add(all.get((first + i) % all.size()), true) ? 1 : 0;
    }
  }

  /** A seeded bug wants all the faults of its trial: without one it might not show. */
  private boolean add(Trial trial, boolean bug) throws IOException {
    List<Nemesis> nemeses = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    try (TestCluster cluster = clusters.prepare(trial.place().clusterPlan())) {
      for (String name : trial.faults()) {
        Nemesis nemesis = Nemeses.named(name);
        Optional<String> lacking = nemesis.missing(cluster);
        if (lacking.isPresent()) {
          missing.add(trial.name() + ": " + name + ": " + lacking.get());
        } else {
          nemeses.add(nemesis);
        }
      }
    }
    notExercised.addAll(missing);
    boolean possible = bug ? missing.isEmpty() : !nemeses.isEmpty() || trial.faults().isEmpty();
    if (possible) {
      items.add(new Item(trial, bug ? trial.name() : "", nemeses));
    }
    return possible;
  }
}
