package io.quorate.chaos.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How long it took, after the faults of one family began, until a write that was sent after it was
 * acknowledged. Faults of trials with a seeded bug are left out: they are not the store's.
 *
 * @param faults all, with those after which no write was acknowledged before the load ended
 * @param unrecovered of them
 */
public record FamilyRecovery(
    String family, int faults, int unrecovered, long p50Millis, long p99Millis, long mostMillis) {

  /** Of each family with a recovery, by name. */
  static List<FamilyRecovery> of(CampaignResult campaign) {
    Map<String, List<FaultResult>> families = new TreeMap<>();
    campaign.trials().stream()
        .filter(trial -> trial.bug().isEmpty())
        .flatMap(trial -> trial.faults().stream())
        .forEach(f -> families.computeIfAbsent(f.family(), n -> new ArrayList<>()).add(f));
    return families.entrySet().stream()
        .map(family -> of(family.getKey(), family.getValue()))
        .filter(recovery -> recovery.unrecovered < recovery.faults)
        .toList();
  }

  private static FamilyRecovery of(String family, List<FaultResult> faults) {
    long[] millis =
        faults.stream()
            .flatMap(fault -> Stream.ofNullable(fault.recoveryMillis()))
            .mapToLong(Long::longValue)
            .sorted()
            .toArray();
    int count = millis.length;
    return count == 0
        ? new FamilyRecovery(family, faults.size(), faults.size(), 0, 0, 0)
        : new FamilyRecovery(
            family,
            faults.size(),
            faults.size() - count,
            Percentile.of(millis, count, 0.5),
            Percentile.of(millis, count, 0.99),
            millis[count - 1]);
  }
}
