package io.quorate.chaos.cluster;

/** One direction between two regions. */
public record RegionPair(String from, String to) {}
