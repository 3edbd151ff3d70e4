package io.quorate.chaos.runner;

import io.quorate.chaos.plan.Load;
import io.quorate.chaos.plan.Pace;
import io.quorate.chaos.plan.Place;
import io.quorate.chaos.plan.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Trials that are short, of three nodes close together. */
final class TrialsOfTests {

  static final Pace QUICK_PACE =
      new Pace(
          Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(1), Duration.ofMillis(5));

  private TrialsOfTests() {}

  static Trial trial(List<String> faults) {
    return trial("tiny", Duration.ofMillis(300), QUICK_PACE, faults, new Load("register", 60));
  }

  static Trial trial(String name, Duration length, Pace pace, List<String> faults, Load... loads) {
    Place place =
        new Place(
            List.of("us", "eu", "ap"), 1, List.of("us:eu=4"), Duration.ofMinutes(5), Map.of());
    return new Trial(name, length, place, List.of(loads), faults, 1, pace);
  }
}
