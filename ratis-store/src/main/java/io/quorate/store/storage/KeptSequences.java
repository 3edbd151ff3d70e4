package io.quorate.store.storage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Which sequences of one session have a kept outcome, and the applied index of the entry whose
 * record holds it. Sixteen bytes a sequence; sequences mostly come at the end and go from the
 * start. Owned by the apply thread.
 */
final class KeptSequences {

  private static final int CAPACITY_MIN = 8;
  private static final int CAPACITY_IDLE_MAX = 64;

  /** Ascending between {@code start} and {@code end}; {@code indexes} goes with it. */
  private long[] sequences = new long[CAPACITY_MIN];

  private long[] indexes = new long[CAPACITY_MIN];
  private int start;
  private int end;

  /** How many sequences each record still serves. */
  private final Map<Long, Integer> perRecord = new HashMap<>();

  int size() {
    return end - start;
  }

  /** The applied index of the entry whose record holds the outcome, or -1 where none is kept. */
  long indexOf(long sequence) {
    int at = position(sequence);
    return at < end && sequences[at] == sequence ? indexes[at] : -1;
  }

  void keep(long sequence, long appliedIndex) {
    if (end == sequences.length) {
      makeRoom();
    }
    int at = position(sequence);
    if (at < end && sequences[at] == sequence) {
      throw new IllegalStateException("the outcome of sequence " + sequence + " is kept already");
    }
    System.arraycopy(sequences, at, sequences, at + 1, end - at);
    System.arraycopy(indexes, at, indexes, at + 1, end - at);
    sequences[at] = sequence;
    indexes[at] = appliedIndex;
    end++;
    perRecord.merge(appliedIndex, 1, Integer::sum);
  }

  /** {@code emptied} is told the applied index of each record that no sequence needs any more. */
  void forget(long from, long to, LongConsumer emptied) {
    int first = position(from);
    int last = Math.max(first, position(to));
    for (int at = first; at < last; at++) {
      long index = indexes[at];
      if (perRecord.merge(index, -1, KeptSequences::sumOrNull) == null) {
        emptied.accept(index);
      }
    }
    remove(first, last);
  }

  void forgetAll(LongConsumer emptied) {
    perRecord.keySet().forEach(emptied::accept);
    perRecord.clear();
    remove(start, end);
  }

  @SuppressWarnings("NullAway") // null from a merge removes the mapping
  private static Integer sumOrNull(Integer one, Integer other) {
    int sum = one + other;
    return sum == 0 ? null : sum;
  }

  private void remove(int first, int last) {
    if (first == start) {
      start = last;
    } else {
      System.arraycopy(sequences, last, sequences, first, end - last);
      System.arraycopy(indexes, last, indexes, first, end - last);
      end -= last - first;
    }
    if (start == end) {
      start = 0;
      end = 0;
      if (sequences.length > CAPACITY_IDLE_MAX) {
        sequences = new long[CAPACITY_MIN];
        indexes = new long[CAPACITY_MIN];
      }
    }
  }

  /** The first position whose sequence is at or above {@code sequence}. */
  private int position(long sequence) {
    if (start == end || sequences[end - 1] < sequence) {
      return end;
    }
    int found = Arrays.binarySearch(sequences, start, end, sequence);
    return found >= 0 ? found : -found - 1;
  }

  /** Moves down to the start of the arrays, larger ones where these are more than half full. */
  private void makeRoom() {
    int size = end - start;
    int capacity = size * 2 > sequences.length ? sequences.length * 2 : sequences.length;
    long[] moved = new long[capacity];
    System.arraycopy(sequences, start, moved, 0, size);
    sequences = moved;
    moved = new long[capacity];
    System.arraycopy(indexes, start, moved, 0, size);
    indexes = moved;
    start = 0;
    end = size;
  }
}
