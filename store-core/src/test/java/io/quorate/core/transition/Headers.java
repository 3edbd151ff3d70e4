package io.quorate.core.transition;

import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;

/** Headers of groups that would take long to build. */
final class Headers {

  private Headers() {}

  static GroupHeader with(long leaseCount, long sessionCount) {
    return new GroupHeader(
        1,
        1,
        1,
        Revision.ZERO,
        Revision.ZERO,
        GroupTime.ZERO,
        0,
        GroupTime.ZERO,
        1,
        0,
        leaseCount,
        sessionCount,
        StateDigest.EMPTY);
  }
}
