package io.quorate.store.replication;

/**
 * Who leads a group as this node knows it.
 *
 * @param self whether this node does, and is ready to propose
 * @param leader the leading node's name, or empty where none is known
 */
public record Leadership(boolean self, String leader, long term) {}
