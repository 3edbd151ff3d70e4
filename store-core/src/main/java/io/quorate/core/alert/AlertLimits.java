package io.quorate.core.alert;

import java.time.Duration;

/**
 * What is normal in a cluster.
 *
 * @param raiseAfter how long something must be wrong before an alert is raised; without
 *     measurements for three times as long they count as missing
 * @param clearAfter how long it must be well before the alert is cleared
 * @param revisionsBehind a replica so many revisions behind is bad, and good at half of that
 * @param age a replica whose data is so old is bad, and good at half of that
 * @param slowFactor a link so many times slower than usual is bad, and good half-way back
 * @param freeBytes a disk with so little room is bad, and good with a quarter more
 */
public record AlertLimits(
    Duration raiseAfter,
    Duration clearAfter,
    long revisionsBehind,
    Duration age,
    int slowFactor,
    long freeBytes) {

  public AlertLimits {
    if (revisionsBehind < 1 || age.toNanos() < 2 || slowFactor < 2 || freeBytes < 4) {
      throw new IllegalArgumentException(
          "revisionsBehind %d is at least 1, age %s 2ns, slowFactor %d 2, freeBytes %d 4"
              .formatted(revisionsBehind, age, slowFactor, freeBytes));
    }
  }
}
