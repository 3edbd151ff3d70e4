package io.quorate.store.storage;

import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import java.util.Arrays;

/**
 * Leases as records of three tables: {@code leases} id to (time to live, end), {@code lease_ends}
 * (end, id) to the time to live, {@code lease_keys} (id, key) to nothing.
 */
final class LeaseCodec {

  static final byte[] NOTHING = new byte[0];

  private LeaseCodec() {}

  static byte[] key(LeaseId id) {
    return BigEndian.of(id.number());
  }

  static byte[] encode(Lease lease) {
    return new ByteWriter().varint(lease.ttlNanos()).varint(lease.end().nanos()).toBytes();
  }

  static Lease decode(LeaseId id, byte[] record) {
    ByteReader reader = new ByteReader(record);
    return new Lease(id, reader.varint(), new GroupTime(reader.varint()));
  }

  static LeaseId id(byte[] key) {
    return new LeaseId(BigEndian.at(key, 0));
  }

  static byte[] endKey(Lease lease) {
    return BigEndian.of(lease.end().nanos(), lease.id().number());
  }

  static byte[] encodeTtl(Lease lease) {
    return new ByteWriter().varint(lease.ttlNanos()).toBytes();
  }

  static Lease decodeEnd(byte[] key, byte[] record) {
    GroupTime end = new GroupTime(BigEndian.at(key, 0));
    return new Lease(new LeaseId(BigEndian.at(key, 8)), new ByteReader(record).varint(), end);
  }

  static byte[] attachedKey(LeaseId lease, Key key) {
    byte[] record = new byte[8 + key.length()];
    BigEndian.put(record, 0, lease.number());
    System.arraycopy(key.bytes(), 0, record, 8, key.length());
    return record;
  }

  static Key attached(byte[] record) {
    return new Key(Arrays.copyOfRange(record, 8, record.length));
  }
}
