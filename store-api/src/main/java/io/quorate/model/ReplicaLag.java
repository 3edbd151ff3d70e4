package io.quorate.model;

import java.time.Duration;

/**
 * How far a replica is behind, as the leader knows it.
 *
 * @param node of the replica
 * @param age the replica holds every write that was acknowledged this long ago
 */
public record ReplicaLag(String group, String node, long revisionsBehind, Duration age) {}
