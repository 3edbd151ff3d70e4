package io.quorate.store.storage;

import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.version.GroupTime;

/**
 * A session as a record of {@code sessions}: id to (last used, first incomplete, highest sequence).
 */
final class SessionCodec {

  private SessionCodec() {}

  static byte[] key(SessionId id) {
    return BigEndian.of(id.number());
  }

  static byte[] encode(Session session) {
    return new ByteWriter()
        .varint(session.lastUsed().nanos())
        .varint(session.firstIncomplete())
        .varint(session.highestSequence())
        .toBytes();
  }

  static Session decode(byte[] key, byte[] record) {
    ByteReader reader = new ByteReader(record);
    return new Session(
        new SessionId(BigEndian.at(key, 0)),
        new GroupTime(reader.varint()),
        reader.varint(),
        reader.varint());
  }
}
