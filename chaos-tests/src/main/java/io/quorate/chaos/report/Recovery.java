package io.quorate.chaos.report;

import io.quorate.chaos.result.CampaignResult;
import io.quorate.chaos.result.FaultResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long it took, after each fault of a family began, until a write that was sent after it was
 * acknowledged, in milliseconds.
 *
 * @param name of the family or of one kind of fault
 */
record Recovery(String name, int faults, long p50Millis, long p99Millis, long mostMillis) {

  static List<Recovery> byFamily(CampaignResult campaign) {
    return by(campaign, FaultResult::family);
  }

  static List<Recovery> byNemesis(CampaignResult campaign) {
    return by(campaign, FaultResult::nemesis);
  }

  private interface Naming {
    String of(FaultResult fault);
  }

  private static List<Recovery> by(CampaignResult campaign, Naming naming) {
    Map<String, List<Long>> times = new TreeMap<>();
    campaign.trials().stream()
        .filter(trial -> trial.bug().isEmpty())
        .flatMap(trial -> trial.faults().stream())
        .forEach(fault -> {
          List<Long> of = times.computeIfAbsent(naming.of(fault), n -> new ArrayList<>());
          if (fault.recoveryMillis() != null) {
            of.add(fault.recoveryMillis());
          }
        });
    List<Recovery> all = new ArrayList<>();
    times.forEach((name, millis) -> {
      millis.sort(null);
      if (!millis.isEmpty()) {
        all.add(
            new Recovery(name, millis.size(), at(millis, 0.5), at(millis, 0.99), millis.getLast()));
      }
    });
    return all;
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
  }
}
