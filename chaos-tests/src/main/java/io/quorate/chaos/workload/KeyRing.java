package io.quorate.chaos.workload;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A fixed number of keys in use at a time, each replaced by a fresh one after so many operations:
 * long runs stay checkable key by key, and keys stay contended. Safe for any thread.
 */
final class KeyRing {

  private final int usesMax;
  private final AtomicLongArray uses;

  /**
   * @param width keys in use at a time
   * @param usesMax operations until a key is replaced, about
   */
  KeyRing(int width, int usesMax) {
    this.uses = new AtomicLongArray(width);
    this.usesMax = usesMax;
  }

  /** The number of a key that is in use, from 0. */
  long draw(SplittableRandom random) {
    int slot = random.nextInt(uses.length());
    return number(slot, uses.getAndIncrement(slot) / usesMax);
  }

  /** Takes a key out of use before its time. */
  void replace(long number) {
    int slot = (int) (number % uses.length());
    long round = number / uses.length();
    uses.accumulateAndGet(slot, (round + 1) * usesMax, Math::max);
  }

  /** The numbers of all keys that were ever in use. */
  long[] drawn() {
    return IntStream.range(0, uses.length())
        .boxed()
        .flatMapToLong(slot ->
            LongStream.rangeClosed(0, (uses.get(slot) - 1) / usesMax)
                .filter(round -> uses.get(slot) > 0)
                .map(round -> number(slot, round)))
        .toArray();
  }

  private long number(int slot, long round) {
    return round * uses.length() + slot;
  }
}
