package io.quorate.core.placement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Where the leader should be.
 *
 * @param home the region that it should be in
 * @param fallbacks where else it may stay, the best first
 * @param returnAfter how long a better region must have been healthy without a break before
 *     leadership moves there
 */
public record HomePolicy(String home, List<String> fallbacks, Duration returnAfter) {

  /** The rank of a region in which leading is not wanted. */
  static final int UNWANTED = Integer.MAX_VALUE;

  public HomePolicy {
    fallbacks = List.copyOf(fallbacks);
    List<String> all = new ArrayList<>(fallbacks);
    all.add(home);
    if (new HashSet<>(all).size() != all.size()) {
      throw new IllegalArgumentException("home and fallbacks name a region twice: " + all);
    }
    if (returnAfter.isNegative()) {
      throw new IllegalArgumentException("return-after is negative: " + returnAfter);
    }
  }

  /** Regions in which leading is wanted, the best first. */
  List<String> ranked() {
    List<String> ranked = new ArrayList<>();
    ranked.add(home);
    ranked.addAll(fallbacks);
    return ranked;
  }

  /** 0 for the home, then one more for each fallback; {@link #UNWANTED} for all others. */
  int rank(String region) {
    int rank = ranked().indexOf(region);
    return rank < 0 ? UNWANTED : rank;
  }
}
