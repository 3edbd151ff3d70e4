package io.quorate.chaos.plan;

import java.time.Duration;
import java.util.List;

/**
 * One cluster under one load with one choice of faults, judged by itself.
 *
 * @param faults names of nemeses; each is done in turn
 * @param together how many faults are under way at a time, each of another family
 */
public record Trial(
    String name,
    Duration length,
    Place place,
    List<Load> loads,
    List<String> faults,
    int together,
    Pace pace) {

  public Trial {
    loads = List.copyOf(loads);
    faults = List.copyOf(faults);
  }

  public Trial lasting(Duration other) {
    return new Trial(name, other, place, loads, faults, together, pace);
  }
}
