package io.quorate.store.monitor;

import io.quorate.core.monitor.RecentDigests;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;
import io.quorate.v1.Standing;

/** A replica of the group {@code default} that is where a test puts it. */
final class FakeWatched implements Watched {

  private final RecentDigests digests = new RecentDigests();
  private volatile Standing standing =
      Standing.newBuilder().setGroup("default").setIncarnation(1).setDigest("0").build();
  private volatile boolean leads;
  volatile long clockDivergences;

  /** Applies something that brings it to this revision. */
  void apply(long revision, StateDigest digest) {
    digests.published(
        new GroupHeader(
            1,
            1,
            revision,
            new Revision(revision),
            Revision.ZERO,
            GroupTime.ZERO,
            0,
            GroupTime.ZERO,
            1,
            0,
            0,
            0,
            digest));
    standing = standing.toBuilder().setRevision(revision).setDigest(digest.toString()).build();
  }

  /** Knows this leader, itself or another. */
  void knowsLeader(String name, boolean itself) {
    leads = itself;
    standing = standing.toBuilder().setLeaderNode(name).build();
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public boolean leads() {
    return leads;
  }

  @Override
  public RecentDigests digests() {
    return digests;
  }

  @Override
  public long clockDivergences() {
    return clockDivergences;
  }
}
