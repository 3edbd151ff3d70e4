package io.quorate.store.read;

import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import java.util.List;

/** A lease, and its keys where they were asked for. */
public record LeaseAnswer(Lease lease, List<Key> keys) {
  public LeaseAnswer {
    keys = List.copyOf(keys);
  }
}
