package io.quorate.core.version;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A key: bytes, ordered as unsigned numbers from the left. Immutable as long as nobody changes the
 * array that it was made from, which is not copied.
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content; a copy for each would cost
public record Key(byte[] bytes) implements Comparable<Key> {

  /** The smallest key; as the end of a {@link KeyRange} it means "no upper bound". */
  public static final Key EMPTY = new Key(new byte[0]);

  /** The key with the UTF-8 bytes of {@code text}. */
  public static Key of(String text) {
    return new Key(text.getBytes(StandardCharsets.UTF_8));
  }

  public int length() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The smallest key above this one. */
  public Key successor() {
    return new Key(Arrays.copyOf(bytes, bytes.length + 1));
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Printable ASCII as it is, all else as hexadecimal. For messages only. */
  @Override
  public String toString() {
    for (byte b : bytes) {
      if (b < 0x20 || b == 0x7f) {
        return "0x" + HexFormat.of().formatHex(bytes);
      }
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
