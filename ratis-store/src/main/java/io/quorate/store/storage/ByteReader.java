package io.quorate.store.storage;

import io.quorate.core.version.Revision;
import java.util.Arrays;

/** Reads back what a {@link ByteWriter} wrote; a record that does not fit is corrupted. */
final class ByteReader {

  private final byte[] bytes;
  private int position;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  long varint() {
    long number = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (position == bytes.length) {
        throw malformed("ends inside a number");
      }
      byte next = bytes[position++];
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw malformed("has a number that does not end");
  }

  long fixed64() {
    int from = position;
    skip(8);
    return BigEndian.at(bytes, from);
  }

  /** A varint that counts something in memory. */
  int count() {
    long number = varint();
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw malformed("has a number out of range: " + number);
    }
    return (int) number;
  }

  Revision revision() {
    long number = varint();
    if (number < 0) {
      throw malformed("has a revision out of range: " + number);
    }
    return new Revision(number);
  }

  boolean flag() {
    return varint() != 0;
  }

  /** The length, then the bytes. */
  byte[] sized() {
    int length = count();
    int from = position;
    skip(length);
    return Arrays.copyOfRange(bytes, from, position);
  }

  void skip(int length) {
    if (length > bytes.length - position) {
      throw malformed("ends inside its bytes");
    }
    position += length;
  }

  byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, position, bytes.length);
    position = bytes.length;
    return rest;
  }

  boolean atEnd() {
    return position == bytes.length;
  }

  StorageException.Corrupted malformed(String how) {
    return new StorageException.Corrupted(
        "a record of %d bytes %s at byte %d".formatted(bytes.length, how, position), null);
  }
}
