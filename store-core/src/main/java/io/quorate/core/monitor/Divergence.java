package io.quorate.core.monitor;

import io.quorate.core.version.Revision;

/**
 * Two replicas of a group that hold different data at one revision.
 *
 * @param node which differs from {@code leader}
 */
public record Divergence(
    String group,
    int incarnation,
    Revision revision,
    String leader,
    String leaderDigest,
    String node,
    String nodeDigest) {}
