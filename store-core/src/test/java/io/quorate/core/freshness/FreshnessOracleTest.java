package io.quorate.core.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.leaderlease.DriftBound;
import io.quorate.core.version.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random runs of a leader and one replica, whose clock drifts and whose probes are answered in any
 * order, against an oracle that remembers when every write was acknowledged.
 */
class FreshnessOracleTest {

  private static final int RUNS = 200;
  private static final int STEPS = 2_000;
  private static final int PPM = 1_000;

  /** A way to get it wrong, which the oracle must notice. */
  private enum Mistake {
    COUNTED_FROM_THE_ANSWER,
    COUNTED_BEFORE_IT_IS_APPLIED,
    DRIFT_FORGOTTEN
  }

  private record Probe(long sentNanos, long revision, long atNanos) {}

  private static final class Run {
    private final SplittableRandom random;
    private final @Nullable Mistake mistake;
    private final FreshnessProofs proofs;
    private final double rate;
    private final TreeMap<Long, Long> revisionByAcknowledgement = new TreeMap<>();
    private final List<Probe> answers = new ArrayList<>();
    private long trueNanos = 1_000_000_000L;
    private long revision;
    private long applied;

    Run(long seed, @Nullable Mistake mistake) {
      random = new SplittableRandom(seed);
      this.mistake = mistake;
      rate = 1 - (random.nextInt(2 * PPM + 1) - PPM) / 1e6;
      proofs = new FreshnessProofs(new DriftBound(mistake == Mistake.DRIFT_FORGOTTEN ? 0 : PPM));
    }

    private long local() {
      return (long) Math.ceil(trueNanos * rate);
    }

    /** How often a claim was wrong. */
    int wrongClaims() {
      int wrong = 0;
      for (int step = 0; step < STEPS; step++) {
        trueNanos += 1 + random.nextLong(50_000_000);
        switch (random.nextInt(4)) {
          case 0 -> revisionByAcknowledgement.put(trueNanos, ++revision);
          case 1 -> applied += random.nextLong(revision - applied + 1);
          case 2 ->
              answers.add(new Probe(local(), revision, trueNanos + random.nextLong(400_000_000)));
          default -> wrong += claimIsWrong() ? 1 : 0;
        }
        arrivals();
      }
      return wrong;
    }

    private void arrivals() {
      answers.removeIf(probe -> {
        boolean here = probe.atNanos <= trueNanos;
        if (here) {
          long from = mistake == Mistake.COUNTED_FROM_THE_ANSWER ? local() : probe.sentNanos;
          long needed = mistake == Mistake.COUNTED_BEFORE_IT_IS_APPLIED ? 0 : probe.revision;
          proofs.proven(from, new Revision(needed), new Revision(applied));
        }
        return here;
      });
    }

    private boolean claimIsWrong() {
      Bound bound = proofs.bound(new Revision(applied), local());
      if (!bound.isProven()) {
        return false;
      }
      Map.Entry<Long, Long> last = revisionByAcknowledgement.lowerEntry(trueNanos - bound.nanos());
      return last != null && last.getValue() > applied;
    }
  }

  @Test
  void noClaimMissesAnAcknowledgedWrite() {
    for (long seed = 0; seed < RUNS; seed++) {
      assertThat(new Run(seed, null).wrongClaims()).as("seed %d", seed).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void oracleNotices(Mistake mistake) {
    int wrong = 0;
    for (long seed = 0; seed < RUNS; seed++) {
      wrong += new Run(seed, mistake).wrongClaims();
    }
    assertThat(wrong).isPositive();
  }
}
