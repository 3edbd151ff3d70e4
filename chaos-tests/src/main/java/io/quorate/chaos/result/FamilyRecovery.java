package io.quorate.chaos.result;

import java.util.List;

/**
 * The {@link Recovery} of one family as {@code campaign.json} has it.
 *
 * @param faults all, with those after which no write was acknowledged before the load ended
 * @param unrecovered of them
 */
public record FamilyRecovery(
    String family, int faults, int unrecovered, long p50Millis, long p99Millis, long mostMillis) {

  /** Of each family with a recovery, by name. */
  static List<FamilyRecovery> of(CampaignResult campaign) {
    return Recovery.byFamily(campaign).stream()
        .map(each ->
            new FamilyRecovery(
                each.name(),
                each.faults(),
                each.faults() - each.millis().length,
                each.p50Millis(),
                each.p99Millis(),
                each.mostMillis()))
        .toList();
  }
}
