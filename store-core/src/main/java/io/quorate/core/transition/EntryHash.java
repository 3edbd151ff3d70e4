package io.quorate.core.transition;

import io.quorate.core.version.Entry;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of an entry in two lanes of 64 bits. Part of the format of headers and snapshots: it never
 * changes without a new format number.
 *
 * <p>Each lane takes two 64-bit words a round: both are xored with a constant or with the lane, and
 * multiplied to 128 bits whose halves are xored. This mixing is that of wyhash (Wang Yi, "wyhash",
 * 2019, public domain) and rapidhash; the arrangement is our own. The lanes differ in their
 * constants and in which word meets the lane. Numbers and lengths come first, in places that never
 * move, so that no byte of one field can be taken for one of another; the last word of a key or a
 * value is filled up with zeros. Not meant to resist an adversary.
 */
final class EntryHash {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // Odd numbers without a pattern: wyhash's own.
  private static final long HIGH_START = 0xa0761d6478bd642fL;

  private static final long HIGH_ROUND = 0xe7037ed1a0b428dbL;
  private static final long LOW_START = 0x8ebc6af09c88c6e3L;
  private static final long LOW_ROUND = 0x589965cc75374cc3L;

  private long high = HIGH_START;
  private long low = LOW_START;

  private EntryHash() {}

  static StateDigest of(Entry entry) {
    EntryHash hash = new EntryHash();
    hash.round(entry.key().length(), entry.value().length());
    hash.round(entry.created().number(), entry.modified().number());
    hash.round(entry.version(), entry.lease().number());
    hash.bytes(entry.key().bytes());
    hash.bytes(entry.value().bytes());
    hash.round(0, 0); // mixes the last word as often as the others
    return new StateDigest(hash.high, hash.low);
  }

  private void bytes(byte[] bytes) {
    int at = 0;
    for (; at <= bytes.length - 2 * Long.BYTES; at += 2 * Long.BYTES) {
      round((long) WORDS.get(bytes, at), (long) WORDS.get(bytes, at + Long.BYTES));
    }
    if (at < bytes.length) {
      round(word(bytes, at), word(bytes, at + Long.BYTES));
    }
  }

  private void round(long first, long second) {
    high = multiply(first ^ HIGH_ROUND, second ^ high);
    low = multiply(second ^ LOW_ROUND, first ^ low);
  }

  private static long multiply(long a, long b) {
    return (a * b) ^ Math.unsignedMultiplyHigh(a, b);
  }

  /** Up to 8 bytes from {@code at}, filled up with zeros. */
  private static long word(byte[] bytes, int at) {
    if (at <= bytes.length - Long.BYTES) {
      return (long) WORDS.get(bytes, at);
    }
    long word = 0;
    for (int i = bytes.length - 1; i >= at; i--) {
      word = word << Byte.SIZE | Byte.toUnsignedLong(bytes[i]);
    }
    return word;
  }
}
