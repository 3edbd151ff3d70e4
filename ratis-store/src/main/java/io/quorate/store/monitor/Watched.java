package io.quorate.store.monitor;

import io.quorate.core.monitor.RecentDigests;
import io.quorate.v1.Standing;

/** This node's replica, as the monitor sees it. Safe for any thread; answers without waiting. */
public interface Watched {

  /**
   * How the replica stands now.
   *
   * @throws RuntimeException where the node is stopping
   */
  Standing standing();

  /** Whether it leads, and has applied all that earlier leaders acknowledged. */
  boolean leads();

  /** What its digest was at its last revisions. */
  RecentDigests digests();

  /** How often wall and monotonic time were seen to part. */
  long clockDivergences();
}
