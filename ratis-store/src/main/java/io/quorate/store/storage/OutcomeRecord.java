package io.quorate.store.storage;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All outcomes that one entry left for one session: under (session, applied index), each as its
 * sequence, its length and its bytes. Written once, and deleted once, when none of them is needed.
 */
final class OutcomeRecord {

  private final ByteWriter out = new ByteWriter();
  private final ByteWriter one = new ByteWriter();

  void add(long sequence, Outcome outcome) {
    OutcomeCodec.encode(outcome, one.clear());
    out.varint(sequence).sized(one);
  }

  byte[] toBytes() {
    return out.toBytes();
  }

  static byte[] key(SessionId session, long appliedIndex) {
    return BigEndian.of(session.number(), appliedIndex);
  }

  static @Nullable Outcome find(byte[] record, long sequence) {
    ByteReader in = new ByteReader(record);
    while (!in.atEnd()) {
      if (in.varint() == sequence) {
        return OutcomeCodec.decode(new ByteReader(in.sized()));
      }
      in.skip(in.count());
    }
    return null;
  }

  static void forEachSequence(byte[] record, LongConsumer sequences) {
    ByteReader in = new ByteReader(record);
    while (!in.atEnd()) {
      sequences.accept(in.varint());
      in.skip(in.count());
    }
  }
}
