package io.quorate.store.storage;

import io.quorate.core.version.Key;
import java.util.Arrays;

/**
 * The key of a superseded version: (key, revision that ended it), in that order when compared as
 * bytes.
 *
 * <p>Every 0 byte of the key is followed by {@code 0xff}, and {@code 0 1} ends it, so that no key's
 * records come between another's: where one key is a prefix of another, its end is below whatever
 * the longer one has there. Then the revision in eight bytes, the highest first.
 */
final class HistoryKey {

  private static final byte ZERO_FOLLOWS = (byte) 0xff;
  private static final byte END_FOLLOWS = 1;

  /** Above every revision that can end a version. */
  static final long NEVER = -1L;

  private HistoryKey() {}

  static byte[] of(Key key, long ended) {
    byte[] bytes = key.bytes();
    int zeros = 0;
    for (byte b : bytes) {
      if (b == 0) {
        zeros++;
      }
    }
    byte[] record = new byte[bytes.length + zeros + 2 + 8];
    int at = escape(bytes, record);
    record[at++] = 0;
    record[at++] = END_FOLLOWS;
    BigEndian.put(record, at, ended);
    return record;
  }

  /** The first bytes of a range of keys that starts at {@code start}. */
  static byte[] lowerBound(Key start) {
    return of(start, 0);
  }

  /** The same key with another revision. */
  static byte[] withEnded(byte[] record, long ended) {
    byte[] other = record.clone();
    BigEndian.put(other, other.length - 8, ended);
    return other;
  }

  static long ended(byte[] record) {
    return BigEndian.at(record, record.length - 8);
  }

  static boolean sameKey(byte[] one, byte[] other) {
    return Arrays.equals(one, 0, one.length - 8, other, 0, other.length - 8);
  }

  static Key key(byte[] record) {
    int end = record.length - 10;
    byte[] bytes = new byte[end];
    int length = 0;
    for (int at = 0; at < end; at++) {
      bytes[length++] = record[at];
      if (record[at] == 0) {
        at++;
      }
    }
    return new Key(length == end ? bytes : Arrays.copyOf(bytes, length));
  }

  private static int escape(byte[] bytes, byte[] record) {
    int at = 0;
    for (byte b : bytes) {
      record[at++] = b;
      if (b == 0) {
        record[at++] = ZERO_FOLLOWS;
      }
    }
    return at;
  }
}
