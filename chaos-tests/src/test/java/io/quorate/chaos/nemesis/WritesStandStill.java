package io.quorate.chaos.nemesis;

import java.time.Duration;

/** Felt when no write has been acknowledged for a while. */
final class WritesStandStill implements FaultyCluster.Felt {

  private static final long WHILE_NANOS = Duration.ofSeconds(2).toNanos();

  private final FaultyCluster faulty;
  private long seen = -1;
  private long sinceNanos;

  WritesStandStill(FaultyCluster faulty) {
    this.faulty = faulty;
  }

  @Override
  public boolean isFelt() {
    long now = faulty.acknowledged();
    if (now != seen) {
      seen = now;
      sinceNanos = System.nanoTime();
    }
    return System.nanoTime() - sinceNanos > WHILE_NANOS;
  }
}
