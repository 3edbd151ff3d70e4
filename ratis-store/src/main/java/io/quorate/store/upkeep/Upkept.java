package io.quorate.store.upkeep;

import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;
import io.quorate.store.replication.Applied;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A replica as its upkeep sees it. Safe for any thread. */
public interface Upkept {

  /** Whether this node leads and can propose. */
  boolean leads();

  /** The group's time as this node estimates it; never ahead of true time. */
  GroupTime now();

  /** When the next lease or session may be over; never too late. */
  GroupTime expiryDue();

  Revision revision();

  /** What the group has been raised to, as this node has it. */
  int clusterVersion();

  CompletableFuture<Applied> submit(Submission submission, Duration timeout);
}
