package io.quorate.chaos.checker.register;

import java.util.Arrays;

/**
 * The configurations from which a search has already failed, or soon will have. A configuration is
 * a key of 128 bits and the set of optional moves that it has spent; one that has spent more than a
 * known one under the same key cannot do better and counts as visited. For one thread.
 *
 * <p>Keys are sums of random numbers (Zobrist 1970), not the sets themselves: among three million
 * configurations two share a key with a probability of about 10<sup>-25</sup>.
 */
final class Visited {

  private static final int SLOTS_MIN = 1 << 10;
  private static final double LOAD_MAX = 0.6;

  private final int words;
  private long[] keys = new long[2 * SLOTS_MIN];
  private int[] newest = new int[SLOTS_MIN];
  private int used;

  /** Chains of spent sets: of entry i, its words and the entry after it; 0 is the end. */
  private long[] spent;

  private int[] after = new int[SLOTS_MIN];
  private int entries = 1;

  /**
   * @param words of 64 bits that a set of optional moves takes; may be 0
   */
  Visited(int words) {
    this.words = words;
    this.spent = new long[words * SLOTS_MIN];
  }

  /** Number of sets that are remembered. */
  int size() {
    return words == 0 ? used : entries - 1;
  }

  /** Whether this was new; it no longer is. */
  boolean add(long high, long low, long[] set) {
    long first = high == 0 ? 1 : high; // 0 marks a free slot
    int slot = slot(keys, newest.length, first, low);
    boolean known = keys[2 * slot] != 0;
    if (words == 0 && known) {
      return false;
    }
    for (int entry = newest[slot]; entry != 0; entry = after[entry]) {
      if (within(entry, set)) {
        return false;
      }
    }
    if (words > 0) {
      newest[slot] = remember(set, newest[slot]);
    }
    if (!known) {
      keys[2 * slot] = first;
      keys[2 * slot + 1] = low;
      if (++used > newest.length * LOAD_MAX) {
        grow();
      }
    }
    return true;
  }

  private boolean within(int entry, long[] set) {
    for (int i = 0; i < words; i++) {
      if ((spent[entry * words + i] & ~set[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  private int remember(long[] set, int next) {
    if (entries == after.length) {
      after = Arrays.copyOf(after, entries * 2);
      spent = Arrays.copyOf(spent, entries * 2 * words);
    }
    System.arraycopy(set, 0, spent, entries * words, words);
    after[entries] = next;
    return entries++;
  }

  private static int slot(long[] keys, int slots, long high, long low) {
    int slot = (int) (high ^ (high >>> 32)) & (slots - 1);
    while (keys[2 * slot] != 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
      slot = (slot + 1) & (slots - 1);
    }
    return slot;
  }

  private void grow() {
    int slots = newest.length * 2;
    long[] widerKeys = new long[2 * slots];
    int[] widerNewest = new int[slots];
    for (int old = 0; old < newest.length; old++) {
      if (keys[2 * old] != 0) {
        int slot = slot(widerKeys, slots, keys[2 * old], keys[2 * old + 1]);
        widerKeys[2 * slot] = keys[2 * old];
        widerKeys[2 * slot + 1] = keys[2 * old + 1];
        widerNewest[slot] = newest[old];
      }
    }
    keys = widerKeys;
    newest = widerNewest;
  }
}
