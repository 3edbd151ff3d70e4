package io.quorate.chaos.runner;

import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.result.FaultResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether a trial's faults were felt. */
final class Evidences {

  private Evidences() {}

  /**
   * Why the trial proves nothing: a kind of fault that was done and never took hold, or no fault at
   * all where some were asked for. Empty where it counts.
   */
  static List<String> unfelt(Trial trial, List<FaultResult> faults) {
    List<String> reasons = new ArrayList<>();
    if (!trial.faults().isEmpty() && faults.isEmpty()) {
      reasons.add("no fault was done; make the trial longer than its pace");
    }
    Map<String, List<FaultResult>> byNemesis =
        faults.stream()
            .collect(
                Collectors.groupingBy(FaultResult::nemesis, TreeMap::new, Collectors.toList()));
    byNemesis.forEach((nemesis, done) -> {
      if (done.stream().noneMatch(FaultResult::tookHold)) {
        reasons.add(nemesis + " never took hold: " + done.getLast().evidence());
      }
    });
    return reasons;
  }
}
