package io.quorate.chaos.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * How long it took, after each fault of a family began, until a write that was sent after it was
 * acknowledged. Faults of trials with a seeded bug are left out: they are not the store's.
 *
 * @param name of the family or of one kind of fault
 * @param millis of those after which there was such a write, ascending; at least one
 * @param faults all, with those after which there was none before the load ended
 */
public record Recovery(String name, String family, long[] millis, int faults) {

  /** Of each family with a recovery, by name. */
  public static List<Recovery> byFamily(CampaignResult campaign) {
    return by(campaign, FaultResult::family);
  }

  /** Of each kind of fault with a recovery, by name. */
  public static List<Recovery> byNemesis(CampaignResult campaign) {
    return by(campaign, FaultResult::nemesis);
  }

  private static List<Recovery> by(CampaignResult campaign, Function<FaultResult, String> naming) {
    Map<String, List<FaultResult>> groups = new TreeMap<>();
    campaign.trials().stream()
        .filter(trial -> trial.bug().isEmpty())
        .flatMap(trial -> trial.faults().stream())
        .forEach(f -> groups.computeIfAbsent(naming.apply(f), n -> new ArrayList<>()).add(f));
    List<Recovery> all = new ArrayList<>();
    groups.forEach((name, faults) -> {
      long[] millis =
          faults.stream()
              .map(FaultResult::recoveryMillis)
              .flatMapToLong(each -> each == null ? LongStream.empty() : LongStream.of(each))
              .sorted()
              .toArray();
      if (millis.length > 0) {
        all.add(new Recovery(name, faults.getFirst().family(), millis, faults.size()));
      }
    });
    return all;
  }

  public long p50Millis() {
    return Percentile.of(millis, millis.length, 0.5);
  }

  public long p99Millis() {
    return Percentile.of(millis, millis.length, 0.99);
  }

  public long mostMillis() {
    return millis[millis.length - 1];
  }
}
