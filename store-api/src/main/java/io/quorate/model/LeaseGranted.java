package io.quorate.model;

import java.time.Duration;

/**
 * A lease that was granted.
 *
 * @param ttl how long it lives from its last renewal
 */
public record LeaseGranted(Receipt receipt, LeaseId lease, Duration ttl) implements Answer {}
