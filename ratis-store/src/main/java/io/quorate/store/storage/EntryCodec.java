package io.quorate.store.storage;

import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;

/**
 * A version of a key as the value of a record: created, modified, version and lease as varints,
 * then the bytes of the value. The key stands in the record's key.
 */
final class EntryCodec {

  private EntryCodec() {}

  static byte[] encode(Entry entry) {
    long created = entry.created().number();
    long modified = entry.modified().number();
    long lease = entry.lease().number();
    byte[] value = entry.value().bytes();
    byte[] record =
        new byte
            [size(created) + size(modified) + size(entry.version()) + size(lease) + value.length];
    int at = put(record, 0, created);
    at = put(record, at, modified);
    at = put(record, at, entry.version());
    at = put(record, at, lease);
    System.arraycopy(value, 0, record, at, value.length);
    return record;
  }

  static Entry decode(Key key, byte[] record) {
    ByteReader reader = new ByteReader(record);
    Revision created = reader.revision();
    Revision modified = reader.revision();
    long version = reader.varint();
    LeaseId lease = lease(reader.varint());
    return new Entry(key, new Value(reader.rest()), created, modified, version, lease);
  }

  static LeaseId lease(long number) {
    return number == 0 ? LeaseId.NONE : new LeaseId(number);
  }

  private static int size(long number) {
    return number == 0 ? 1 : (70 - Long.numberOfLeadingZeros(number)) / 7;
  }

  private static int put(byte[] record, int from, long number) {
    int at = from;
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      record[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    record[at++] = (byte) rest;
    return at;
  }
}
