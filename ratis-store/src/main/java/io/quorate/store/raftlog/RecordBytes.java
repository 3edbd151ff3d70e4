package io.quorate.store.raftlog;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one segment as Ratis 3.3.0 lays them out: eight bytes of header; then records, each
 * of a length as a varint, an entry in protobuf, and the CRC-32C of both; then zeros to the end of
 * what was preallocated. An entry begins with its term (field 1) and its index (field 2). Used by
 * one thread.
 */
final class RecordBytes {

  static final int HEADER_BYTES = 8;
  private static final byte[] HEADER = {'R', 'a', 'f', 't', 'L', 'o', 'g', '1'};
  static final int CHECKSUM_BYTES = 4;
  private static final int LENGTH_BYTES_MAX = 5;
  private static final int NUMBER_BYTES_MAX = 10;
  private static final int TERM_TAG = 1 << 3;
  private static final int INDEX_TAG = 2 << 3;

  /** A varint and where the byte behind it is. */
  record Varint(long value, int next) {}

  /** A record whose checksum is right. */
  record Whole(long term, long index, int next) {}

  private final ByteBuffer bytes;
  private final CRC32C crc = new CRC32C();

  /** Where the last byte that is not 0 is, or -1. */
  private final int lastWritten;

  RecordBytes(ByteBuffer bytes) {
    this.bytes = bytes;
    int last = bytes.limit() - 1;
    while (last >= 0 && bytes.get(last) == 0) {
      last--;
    }
    lastWritten = last;
  }

  int size() {
    return bytes.limit();
  }

  int lastWritten() {
    return lastWritten;
  }

  boolean hasHeader() {
    return bytes.limit() >= HEADER_BYTES && headerBytes() == HEADER_BYTES;
  }

  /** Whether the header's end, and so all behind it, was never written. */
  boolean beginsUnwritten() {
    return lastWritten < headerBytes();
  }

  private int headerBytes() {
    int same = 0;
    while (same < Math.min(HEADER_BYTES, bytes.limit()) && bytes.get(same) == HEADER[same]) {
      same++;
    }
    return same;
  }

  /** The length of the record at {@code from}, or null where there is none that can be. */
  @Nullable Varint length(int from) {
    Varint length = varint(from, LENGTH_BYTES_MAX);
    return length == null || length.value() == 0 || length.value() > Integer.MAX_VALUE
        ? null
        : length;
  }

  /** The record at {@code from}, or null where none stands there whole. */
  @Nullable Whole whole(int from) {
    Varint length = length(from);
    if (length == null || length.next() + length.value() + CHECKSUM_BYTES > bytes.limit()) {
      return null;
    }
    int end = length.next() + (int) length.value();
    Whole record = numbers(length.next(), end);
    return record != null && checksum(from, end) == bytes.getInt(end) ? record : null;
  }

  /** Term and index; a number that is 0 is left out by protobuf. */
  private @Nullable Whole numbers(int from, int end) {
    Varint term = field(TERM_TAG, from, end);
    Varint index = term == null ? null : field(INDEX_TAG, term.next(), end);
    return term == null || index == null
        ? null
        : new Whole(term.value(), index.value(), end + CHECKSUM_BYTES);
  }

  private @Nullable Varint field(int tag, int from, int end) {
    if (from >= end || bytes.get(from) != tag) {
      return new Varint(0, from);
    }
    Varint number = varint(from + 1, NUMBER_BYTES_MAX);
    return number == null || number.next() > end ? null : number;
  }

  private @Nullable Varint varint(int from, int bytesMax) {
    long value = 0;
    for (int i = 0; i < bytesMax && from + i < bytes.limit(); i++) {
      byte next = bytes.get(from + i);
      value |= (next & 0x7fL) << (7 * i);
      if (next >= 0) {
        return new Varint(value, from + i + 1);
      }
    }
    return null;
  }

  private int checksum(int from, int end) {
    crc.reset();
    crc.update(bytes.slice(from, end - from));
    return (int) crc.getValue();
  }

  /**
   * Whether what was written from {@code from} on is one whole record but for its length, so that
   * its end is no sign of an append that was cut short.
   */
  boolean isWholeButForLength(int from) {
    int last = Math.min(bytes.limit(), lastWritten + 1 + CHECKSUM_BYTES);
    for (int end = lastWritten + 1; end <= last; end++) {
      for (int size = 1; size <= LENGTH_BYTES_MAX; size++) {
        int length = end - from - size - CHECKSUM_BYTES;
        if (length > 0 && encoded(length).length == size && fits(from, size, length)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean fits(int from, int size, int length) {
    crc.reset();
    crc.update(encoded(length));
    crc.update(bytes.slice(from + size, length));
    return (int) crc.getValue() == bytes.getInt(from + size + length);
  }

  private static byte[] encoded(int length) {
    byte[] varint = new byte[LENGTH_BYTES_MAX];
    int size = 0;
    int rest = length;
    while (rest > 0x7f) {
      varint[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    varint[size++] = (byte) rest;
    return java.util.Arrays.copyOf(varint, size);
  }
}
