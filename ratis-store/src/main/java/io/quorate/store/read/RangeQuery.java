package io.quorate.store.read;

import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Revision;

/**
 * What a range read looks for.
 *
 * @param limit entries at most; 0 for as many as the node gives
 * @param keysOnly leaves the values out of the answer
 * @param countOnly counts the keys and returns none
 * @param at the revision to read at, {@link Revision#ZERO} for the view's own
 */
public record RangeQuery(
    KeyRange range,
    int limit,
    boolean descending,
    boolean keysOnly,
    boolean countOnly,
    Revision at) {}
