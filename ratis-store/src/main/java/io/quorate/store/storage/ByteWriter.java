package io.quorate.store.storage;

import java.util.Arrays;

/** A growing array of bytes that records are encoded into. Owned by one thread. */
final class ByteWriter {

  private byte[] bytes = new byte[64];
  private int size;

  /** Seven bits a byte, the lowest first; nine bytes at most where {@code number >= 0}. */
  ByteWriter varint(long number) {
    reserve(10);
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** Eight bytes, the highest first, so that numbers are in the order of their bytes. */
  ByteWriter fixed64(long number) {
    reserve(8);
    BigEndian.put(bytes, size, number);
    size += 8;
    return this;
  }

  ByteWriter flag(boolean flag) {
    return varint(flag ? 1 : 0);
  }

  ByteWriter raw(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  /** The length, then the bytes. */
  ByteWriter sized(byte[] more) {
    return varint(more.length).raw(more);
  }

  /** The length, then what {@code more} holds. */
  ByteWriter sized(ByteWriter more) {
    varint(more.size).reserve(more.size);
    System.arraycopy(more.bytes, 0, bytes, size, more.size);
    size += more.size;
    return this;
  }

  int size() {
    return size;
  }

  ByteWriter clear() {
    size = 0;
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}
