package io.quorate.model;

import java.time.Duration;
import java.util.List;

/**
 * How long a lease still lives.
 *
 * @param remaining until it ends, by the group's time
 * @param ttl what each renewal sets it to
 * @param keys the keys that end with it, if they were asked for
 */
public record LeaseTimeToLive(Receipt receipt, Duration remaining, Duration ttl, List<Key> keys)
    implements Answer {

  public LeaseTimeToLive {
    keys = List.copyOf(keys);
  }
}
