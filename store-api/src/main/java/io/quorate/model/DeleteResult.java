package io.quorate.model;

import java.util.List;

/**
 * A delete that was done.
 *
 * @param deleted how many keys were there
 * @param previous what they held, if the delete asked for it
 */
public record DeleteResult(Receipt receipt, long deleted, List<Entry> previous)
    implements Answer, TxnStepResult {

  public DeleteResult {
    previous = List.copyOf(previous);
  }
}
