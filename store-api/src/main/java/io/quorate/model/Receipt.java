package io.quorate.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The evidence that comes with every answer: which state it speaks of and who served it.
 *
 * @param revision a write's own revision; the revision of the view that a read was given
 * @param commitMicros the hybrid logical timestamp of that revision's entry, microseconds since
 *     1970
 * @param level the level reached
 */
public record Receipt(Origin origin, Revision revision, long commitMicros, ReadConsistency level) {

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
