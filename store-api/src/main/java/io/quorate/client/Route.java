package io.quorate.client;

import io.quorate.model.ReadConsistency;
import io.quorate.v1.Level;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation is sent.
 *
 * @param level what a read asks for; unspecified for everything else
 * @param nearest to the first reachable endpoint, rather than to the leader
 * @param pinned to this node alone, or null
 */
record Route(Level level, boolean nearest, @Nullable Endpoint pinned) {

  static final Route WRITE = new Route(Level.LEVEL_UNSPECIFIED, false, null);
  private static final Route STRONG = new Route(Level.LEVEL_STRONG, false, null);
  private static final Route LOCAL = new Route(Level.LEVEL_LOCAL, true, null);

  static Route read(ReadConsistency consistency) {
    return consistency instanceof ReadConsistency.Local ? LOCAL : STRONG;
  }

  static Route to(Endpoint node) {
    return new Route(Level.LEVEL_LOCAL, false, node);
  }
}
