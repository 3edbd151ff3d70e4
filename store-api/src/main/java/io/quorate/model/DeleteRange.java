package io.quorate.model;

/**
 * Deletes the keys of a range, all or none; a range of more keys than one command may touch is
 * refused.
 *
 * @param returnPrevious whether the answer carries what the keys held before
 */
public record DeleteRange(KeyRange range, boolean returnPrevious) implements TxnStep {

  public static DeleteRange of(KeyRange range) {
    return new DeleteRange(range, false);
  }

  public DeleteRange returningPrevious() {
    return new DeleteRange(range, true);
  }
}
