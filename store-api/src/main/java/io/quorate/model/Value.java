package io.quorate.model;

import com.google.protobuf.ByteString;

/** What a key holds: an immutable run of bytes, up to 1 MiB by default; it may be empty. */
public final class Value {

  private final ByteString bytes;

  private Value(ByteString bytes) {
    this.bytes = bytes;
  }

  /** The UTF-8 bytes of {@code text}. */
  public static Value of(String text) {
    return new Value(ByteString.copyFromUtf8(text));
  }

  /** A copy of {@code bytes}. */
  public static Value of(byte[] bytes) {
    return new Value(ByteString.copyFrom(bytes));
  }

  /** Shares {@code bytes}, without a copy. */
  public static Value of(ByteString bytes) {
    return new Value(bytes);
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The bytes without a copy, for code that speaks protobuf. */
  public ByteString byteString() {
    return bytes;
  }

  /** The bytes as UTF-8 text; what is not UTF-8 becomes the replacement character. */
  public String text() {
    return bytes.toStringUtf8();
  }

  public int sizeBytes() {
    return bytes.size();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value value && bytes.equals(value.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  /** The text of a short value; of a longer one its size, so that no log fills up with values. */
  @Override
  public String toString() {
    return bytes.size() <= 64 ? text() : bytes.size() + " bytes";
  }
}
