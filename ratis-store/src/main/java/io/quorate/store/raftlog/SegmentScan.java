package io.quorate.store.raftlog;

import io.quorate.store.raftlog.LogDamage.Kind;
import io.quorate.store.raftlog.RecordBytes.Varint;
import io.quorate.store.raftlog.RecordBytes.Whole;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Reads one segment record by record, up to its end or the first damage, and decides of what kind
 * that is. Used by one thread.
 */
final class SegmentScan {

  /**
   * What a segment holds.
   *
   * @param nextIndex of the entry behind the last whole one
   * @param term of the last whole entry
   */
  record Found(long nextIndex, long term, @Nullable LogDamage damage) {}

  private final Segment segment;
  private final boolean last;
  private final RecordBytes bytes;
  private long index;
  private long term;

  private SegmentScan(Segment segment, boolean last, long term, RecordBytes bytes) {
    this.segment = segment;
    this.last = last;
    this.bytes = bytes;
    this.index = segment.start();
    this.term = term;
  }

  /**
   * @param last whether no segment follows
   * @param term of the entry before
   */
  static Found scan(Segment segment, boolean last, long term) throws IOException {
    try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      if (channel.size() > Integer.MAX_VALUE) {
        LogDamage damage =
            new LogDamage(
                segment.file(),
                0,
                segment.start(),
                Kind.MIDDLE,
                "it has " + channel.size() + " bytes, more than a segment can have");
        return new Found(segment.start(), term, damage);
      }
      RecordBytes bytes =
          new RecordBytes(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer());
      SegmentScan scan = new SegmentScan(segment, last, term, bytes);
      LogDamage damage = scan.run();
      return new Found(scan.index, scan.term, damage);
    }
  }

  private @Nullable LogDamage run() {
    if (!bytes.hasHeader()) {
      return headerDamage();
    }
    int at = RecordBytes.HEADER_BYTES;
    while (at <= bytes.lastWritten() && (segment.isOpen() || index <= segment.end())) {
      Whole record = bytes.whole(at);
      if (record == null) {
        return damageAt(at);
      }
      if (record.index() != index || record.term() < term) {
        return new LogDamage(
            segment.file(),
            at,
            index,
            Kind.MIDDLE,
            "entry %d of term %d stands where entry %d of term %d or later belongs"
                .formatted(record.index(), record.term(), index, term));
      }
      term = record.term();
      index++;
      at = record.next();
    }
    if (!segment.isOpen() && index <= segment.end()) {
      return new LogDamage(
          segment.file(), at, index, Kind.MIDDLE, "it ends before entry " + segment.end());
    }
    return null;
  }

  /** An open segment whose header was never finished has no entries; Ratis removes it. */
  private @Nullable LogDamage headerDamage() {
    if (segment.isOpen() && last && bytes.beginsUnwritten()) {
      return null;
    }
    boolean tail = segment.isOpen() && last && !anyWhole(0);
    return new LogDamage(
        segment.file(),
        0,
        index,
        tail ? Kind.TORN_TAIL : Kind.MIDDLE,
        "its header is not that of a Raft log");
  }

  private LogDamage damageAt(int at) {
    Varint length = bytes.length(at);
    String what;
    if (length == null) {
      what = "no record begins there";
    } else if (length.next() + length.value() + RecordBytes.CHECKSUM_BYTES > bytes.size()) {
      what = "a record of " + length.value() + " bytes does not fit in the file";
    } else {
      what = "the checksum of a record of " + length.value() + " bytes is wrong";
    }
    return new LogDamage(segment.file(), at, index, kind(at, length), what);
  }

  private Kind kind(int at, @Nullable Varint length) {
    if (!segment.isOpen() || !last || anyWhole(at + 1)) {
      return Kind.MIDDLE;
    }
    return length != null && isUnfinished(length) && !bytes.isWholeButForLength(at)
        ? Kind.UNFINISHED_TAIL
        : Kind.TORN_TAIL;
  }

  /** All of its checksum, the last that is written of a record, is missing. */
  private boolean isUnfinished(Varint length) {
    long end = length.next() + length.value() + RecordBytes.CHECKSUM_BYTES;
    return end - (bytes.lastWritten() + 1) >= RecordBytes.CHECKSUM_BYTES;
  }

  /** Whether a whole record of a later entry stands anywhere behind. */
  private boolean anyWhole(int from) {
    for (int at = from; at <= bytes.lastWritten(); at++) {
      Whole record = bytes.whole(at);
      if (record != null && record.term() >= Math.max(1, term) && record.index() >= index) {
        return true;
      }
    }
    return false;
  }
}
