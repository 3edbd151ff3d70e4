package io.quorate.model;

import java.time.Duration;

/**
 * A lease that was kept alive.
 *
 * @param ttl how long it lives from now
 */
public record LeaseRenewed(Receipt receipt, Duration ttl) implements Answer {}
