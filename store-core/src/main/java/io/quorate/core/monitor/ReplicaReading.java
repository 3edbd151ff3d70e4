package io.quorate.core.monitor;

/**
 * How far a replica is behind the leader, as the leader knows it.
 *
 * @param revisionsBehind 0 where it is not behind
 * @param ageNanos the replica holds every write that was acknowledged this long ago; what this
 *     leader cannot know, since it has not led for so long, counts from when it began to lead
 */
public record ReplicaReading(long revisionsBehind, long ageNanos) {}
