/**
 * What a leader proposes by itself: the end of what is over by group time, and the compaction of
 * old history. Every node runs it; only the leader acts, through the same door as any other write.
 */
@NullMarked
package io.quorate.store.upkeep;

import org.jspecify.annotations.NullMarked;
