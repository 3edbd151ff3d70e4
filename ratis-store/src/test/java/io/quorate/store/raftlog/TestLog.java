package io.quorate.store.raftlog;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.StateMachineLogEntryProto;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/**
 * A log as Ratis writes it, of random entries: some closed segments, then an open one with at least
 * two records, and zeros behind them.
 */
final class TestLog {

  static final int ZEROS = 3_000;

  final Path group;
  final List<Path> segments = new ArrayList<>();

  /** Where the records of the open segment begin, and at last where they end. */
  final List<Integer> offsets = new ArrayList<>();

  private final Random random;
  private long index;
  private long term = 1;

  TestLog(Path group, long seed) throws IOException {
    this.group = group;
    this.random = new Random(seed);
    Path folder = Files.createDirectories(group.resolve("current"));
    Files.writeString(folder.resolve("raft-meta"), "term=9\nvotedFor=\n");
    index = random.nextInt(2) * 1_000L;
    for (int i = random.nextInt(3); i > 0; i--) {
      long start = index;
      byte[] bytes = records(1 + random.nextInt(6), new ArrayList<>(), 0);
      segments.add(Files.write(folder.resolve("log_%d-%d".formatted(start, index - 1)), bytes));
    }
    Path open = folder.resolve("log_inprogress_" + index);
    segments.add(Files.write(open, records(2 + random.nextInt(6), offsets, ZEROS)));
  }

  private byte[] records(int count, List<Integer> begins, int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("RaftLog1".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < count; i++) {
      begins.add(bytes.size());
      bytes.writeBytes(record());
    }
    begins.add(bytes.size());
    bytes.writeBytes(new byte[zeros]);
    return bytes.toByteArray();
  }

  private byte[] record() throws IOException {
    term += random.nextInt(2);
    byte[] payload = new byte[random.nextInt(400)];
    random.nextBytes(payload);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LogEntryProto.newBuilder()
        .setTerm(term)
        .setIndex(index++)
        .setStateMachineLogEntry(
            StateMachineLogEntryProto.newBuilder().setLogData(ByteString.copyFrom(payload)))
        .build()
        .writeDelimitedTo(bytes);
    CRC32C crc = new CRC32C();
    crc.update(bytes.toByteArray());
    new DataOutputStream(bytes).writeInt((int) crc.getValue());
    return bytes.toByteArray();
  }

  Path open() {
    return segments.getLast();
  }

  long nextIndex() {
    return index;
  }

  int lastBegins() {
    return offsets.get(offsets.size() - 2);
  }

  int end() {
    return offsets.getLast();
  }
}
