package io.quorate.store.read;

import io.quorate.core.version.Entry;
import io.quorate.core.version.Revision;
import java.util.List;

/**
 * What a range read found.
 *
 * @param more whether a limit, not the end of the range, ended it
 * @param count keys in the range where only they were asked for, else the entries here
 * @param revision that the entries were read at, for the next page
 */
public record RangeAnswer(List<Entry> entries, boolean more, long count, Revision revision) {
  public RangeAnswer {
    entries = List.copyOf(entries);
  }
}
