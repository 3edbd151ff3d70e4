package io.quorate.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The evidence that comes with every answer: which state it speaks of and who served it.
 *
 * @param revision a write's own revision; the revision of the view that a read was given
 * @param commitMicros the hybrid logical timestamp of that revision's entry, microseconds since
 *     1970
 * @param level the level reached
 * @param boundMicros how long ago a write may have been acknowledged, in microseconds before the
 *     read began, and still be missing; {@link #UNPROVEN} where that is not known, as for writes
 */
public record Receipt(
    Origin origin, Revision revision, long commitMicros, Level level, long boundMicros) {

  public static final long UNPROVEN = -1;

  /** The bound that was proven, if one was. */
  public Optional<Duration> bound() {
    return boundMicros == UNPROVEN
        ? Optional.empty()
        : Optional.of(Duration.of(boundMicros, ChronoUnit.MICROS));
  }

  public String group() {
    return origin.group();
  }

  public int incarnation() {
    return origin.incarnation();
  }

  public long term() {
    return origin.term();
  }

  public String node() {
    return origin.node();
  }

  public String region() {
    return origin.region();
  }

  public Instant commitTime() {
    return Instant.EPOCH.plus(commitMicros, ChronoUnit.MICROS);
  }
}
