package io.quorate.model;

import java.util.List;

/**
 * One page of a range.
 *
 * @param more whether a limit, of entries or of bytes, cut the page short
 * @param count the entries of the page; for a count, the keys of the range
 */
public record RangeResult(Receipt receipt, List<Entry> entries, boolean more, long count)
    implements Answer, TxnStepResult {

  public RangeResult {
    entries = List.copyOf(entries);
  }
}
