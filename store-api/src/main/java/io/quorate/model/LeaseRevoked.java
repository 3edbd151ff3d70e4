package io.quorate.model;

/**
 * A lease that was ended on request.
 *
 * @param deleted how many keys went with it
 */
public record LeaseRevoked(Receipt receipt, long deleted) implements Answer {}
