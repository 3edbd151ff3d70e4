package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The bytes that format 1 stands for. They change only together with the format. */
class RecordCodecsTest {

  @Test
  void headerHasTheBytesOfItsFormat() {
    GroupHeader header =
        new GroupHeader(
            1,
            2,
            300,
            new Revision(4),
            new Revision(3),
            new GroupTime(6),
            7,
            new GroupTime(8),
            9,
            10,
            11,
            12,
            new StateDigest(1, -1));
    byte[] record = HeaderCodec.encode(header);
    assertThat(hex(record))
        .isEqualTo("0102ac0204030607" + "08090a0b0c" + "0000000000000001ffffffffffffffff");
    assertThat(HeaderCodec.decode(record)).isEqualTo(header);
    assertThatThrownBy(() -> HeaderCodec.decode(Arrays.copyOf(record, record.length + 1)))
        .isInstanceOf(StorageException.Corrupted.class);
  }

  @Test
  void entryHasTheBytesOfItsFormat() {
    Entry entry =
        new Entry(
            Key.of("k"), Value.of("val"), new Revision(1), new Revision(128), 3, new LeaseId(0));
    byte[] record = EntryCodec.encode(entry);
    assertThat(hex(record)).isEqualTo("0180010300" + "76616c");
    assertThat(EntryCodec.decode(entry.key(), record)).isEqualTo(entry);
  }

  @Test
  void numbersOfEverySizeAreReadBack() {
    for (int bits = 0; bits < 64; bits++) {
      long number = 1L << bits;
      for (long near : new long[] {number - 1, number}) {
        byte[] record = new ByteWriter().varint(near).toBytes();
        assertThat(new ByteReader(record).varint()).isEqualTo(near);
        Entry entry =
            new Entry(
                Key.of("k"),
                Value.of("v"),
                Revision.ZERO,
                Revision.ZERO,
                near,
                EntryCodec.lease(near));
        assertThat(EntryCodec.decode(entry.key(), EntryCodec.encode(entry))).isEqualTo(entry);
      }
    }
  }

  @Test
  void leaseHasTheBytesOfItsFormat() {
    Lease lease = new Lease(new LeaseId(1), 2, new GroupTime(3));
    assertThat(hex(LeaseCodec.key(lease.id()))).isEqualTo("0000000000000001");
    assertThat(hex(LeaseCodec.encode(lease))).isEqualTo("0203");
    assertThat(hex(LeaseCodec.endKey(lease))).isEqualTo("00000000000000030000000000000001");
    assertThat(hex(LeaseCodec.attachedKey(lease.id(), Key.of("k"))))
        .isEqualTo("0000000000000001" + "6b");
  }

  @Test
  void sessionHasTheBytesOfItsFormat() {
    Session session = new Session(new SessionId(1), new GroupTime(2), 3, 4);
    byte[] key = SessionCodec.key(session.id());
    byte[] record = SessionCodec.encode(session);
    assertThat(hex(key) + hex(record)).isEqualTo("0000000000000001" + "020304");
    assertThat(SessionCodec.decode(key, record)).isEqualTo(session);
  }

  @Test
  void historyKeyHasTheBytesOfItsFormat() {
    byte[] key = {'a', 0, (byte) 0xff};
    assertThat(hex(HistoryKey.of(new Key(key), 258)))
        .isEqualTo("61" + "00ff" + "ff" + "0001" + "0000000000000102");
  }

  @Test
  void historyIsInTheOrderOfKeysThenRevisions() {
    Random random = new Random(1);
    TreeMap<Key, TreeSet<Long>> expected = new TreeMap<>();
    List<byte[]> records = new ArrayList<>();
    RandomEntries keys = new RandomEntries(1);
    for (int i = 0; i < 2_000; i++) {
      Key key = keys.key();
      long ended = random.nextInt(5) == 0 ? random.nextLong(1L << 40) : random.nextInt(300);
      if (expected.computeIfAbsent(key, _ -> new TreeSet<>()).add(ended)) {
        records.add(HistoryKey.of(key, ended));
      }
    }
    Collections.shuffle(records, random);
    records.sort(Arrays::compareUnsigned);
    int at = 0;
    for (var entry : expected.entrySet()) {
      for (long ended : entry.getValue()) {
        byte[] record = records.get(at++);
        assertThat(HistoryKey.key(record)).isEqualTo(entry.getKey());
        assertThat(HistoryKey.ended(record)).isEqualTo(ended);
      }
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
