package io.quorate.store.storage;

/**
 * What one step of sweeping history did.
 *
 * @param seen records looked at
 * @param deleted records that nobody may read any more
 * @param complete whether the pass has come to the end of history
 */
public record SweepStep(int seen, int deleted, boolean complete) {}
