package io.quorate.core.command;

import io.quorate.core.version.GroupTime;

/**
 * What the leader writes into each entry beside the commands.
 *
 * @param groupTime the last entry's group time and the monotonic time elapsed since on the leader
 * @param commitMicros the leader's hybrid logical clock, microseconds since 1970; for people and
 *     for {@code at(time)}, never for safety
 * @param leaderLeaseNanos the read authority that this entry grants to its proposer, counted from
 *     just before the proposal
 * @param release whether the proposer has given up its read authority before it proposed this entry
 */
public record EntryStamp(
    GroupTime groupTime, long commitMicros, long leaderLeaseNanos, boolean release) {}
