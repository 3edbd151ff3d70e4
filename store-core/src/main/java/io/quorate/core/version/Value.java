package io.quorate.core.version;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A value: opaque bytes. Immutable as long as nobody changes the array that it was made from, which
 * is not copied.
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content; a copy for each would cost
public record Value(byte[] bytes) {

  public static final Value EMPTY = new Value(new byte[0]);

  /** The value with the UTF-8 bytes of {@code text}. */
  public static Value of(String text) {
    return new Value(text.getBytes(StandardCharsets.UTF_8));
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value value && Arrays.equals(bytes, value.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
