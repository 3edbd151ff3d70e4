package io.quorate.store.storage;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.GroupTime;

/** The group's header as a record: its fields as varints, in the order of the record. */
final class HeaderCodec {

  private HeaderCodec() {}

  static byte[] encode(GroupHeader header) {
    return new ByteWriter()
        .varint(header.incarnation())
        .varint(header.appliedTerm())
        .varint(header.appliedIndex())
        .varint(header.revision().number())
        .varint(header.compacted().number())
        .varint(header.groupTime().nanos())
        .varint(header.commitMicros())
        .varint(header.leaderLeaseEnd().nanos())
        .varint(header.clusterVersion())
        .varint(header.keyCount())
        .varint(header.leaseCount())
        .varint(header.sessionCount())
        .fixed64(header.digest().high())
        .fixed64(header.digest().low())
        .toBytes();
  }

  static GroupHeader decode(byte[] record) {
    ByteReader reader = new ByteReader(record);
    GroupHeader header =
        new GroupHeader(
            reader.count(),
            reader.varint(),
            reader.varint(),
            reader.revision(),
            reader.revision(),
            new GroupTime(reader.varint()),
            reader.varint(),
            new GroupTime(reader.varint()),
            reader.count(),
            reader.varint(),
            reader.varint(),
            reader.varint(),
            new StateDigest(reader.fixed64(), reader.fixed64()));
    if (!reader.atEnd()) {
      throw reader.malformed("goes on after the header");
    }
    return header;
  }
}
