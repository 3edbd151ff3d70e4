package io.quorate.chaos.checker.append;

import org.jspecify.annotations.Nullable;

/**
 * One transaction comes before another, or a part of that claim: several edges in a row whose first
 * has a kind and all others are {@link Kind#LINK} are one claim. Nodes between them stand for no
 * transaction; they spare an edge for each pair.
 *
 * @param key that it is about; null for time
 * @param value whose append it is about; null where a later link says it
 */
record Edge(int from, int to, Kind kind, @Nullable String key, @Nullable Long value) {

  enum Kind {
    /** Appended the value before this one. */
    WW,
    /** Appended the last value that was read. */
    WR,
    /** Read the list without the value. */
    RW,
    /** Was answered before the same process began the other. */
    PROCESS,
    /** Was answered before the other began. */
    REAL_TIME,
    /** Continues what another edge says. */
    LINK
  }
}
