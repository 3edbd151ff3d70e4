package io.quorate.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.Arrays;

/**
 * A key: an immutable run of bytes, ordered byte by byte without sign. The store takes 1 to 4,096
 * bytes by default; longer and empty keys are refused there, so that every client tells it alike.
 */
public final class Key implements Comparable<Key> {

  private final ByteString bytes;

  private Key(ByteString bytes) {
    this.bytes = bytes;
  }

  /** The UTF-8 bytes of {@code text}. */
  public static Key of(String text) {
    return new Key(ByteString.copyFromUtf8(text));
  }

  /** A copy of {@code bytes}. */
  public static Key of(byte[] bytes) {
    return new Key(ByteString.copyFrom(bytes));
  }

  /** Shares {@code bytes}, without a copy. */
  public static Key of(ByteString bytes) {
    return new Key(bytes);
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

  /** The smallest key above this one: this key and a zero byte. */
  public Key next() {
    byte[] longer = Arrays.copyOf(bytes.toByteArray(), bytes.size() + 1);
    return new Key(UnsafeByteOperations.unsafeWrap(longer));
  }

  @Override
  public int compareTo(Key other) {
    return ByteString.unsignedLexicographicalComparator().compare(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && bytes.equals(key.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
