package io.quorate.store.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.core.command.Command;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Value;
import io.quorate.log.v1.EntryProto;
import io.quorate.log.v1.SubmissionProto;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LogCodecTest {

  private static final long SEED = 20_261_123L;

  /** A put under a session, then a delete without one. */
  private static final LogEntry KNOWN =
      new LogEntry(
          new EntryStamp(
              new GroupTime(5_000_000_000L), 1_700_000_000_000_000L, 900_000_000L, false),
          List.of(
              new Submission(
                  new SessionStamp(new SessionId(65_536), 7, 5),
                  new Command.Put(Key.of("k"), Value.of("v"), LeaseId.NONE, true)),
              new Submission(null, new Command.Delete(KeyRange.single(Key.of("a")), false))));

  private static final String KNOWN_BYTES =
      "08011080e497d012188080f9c0c1c482032080d293ad033212088080041007180522080a016b12017620013209"
          + "2a070a016112026100";

  @Test
  void anEntrySurvivesItsBytes() {
    RandomEntries random = new RandomEntries(new Random(SEED));
    for (int i = 0; i < 2_000; i++) {
      LogEntry entry = random.entry();
      byte[] bytes = LogCodec.encode(entry);
      assertThat(LogCodec.decode(bytes)).as("entry %d of seed %d", i, SEED).isEqualTo(entry);
      assertThat(LogCodec.decode(ByteBuffer.wrap(bytes).asReadOnlyBuffer()))
          .as("entry %d of seed %d, from a buffer", i, SEED)
          .isEqualTo(entry);
    }
  }

  @Test
  void theBytesOfFormatOneNeverChange() {
    assertThat(HexFormat.of().formatHex(LogCodec.encode(KNOWN))).isEqualTo(KNOWN_BYTES);
    assertThat(LogCodec.decode(HexFormat.of().parseHex(KNOWN_BYTES))).isEqualTo(KNOWN);
  }

  @Test
  void aDecodedEntryDoesNotShareItsInput() {
    byte[] bytes = LogCodec.encode(KNOWN);
    LogEntry decoded = LogCodec.decode(bytes);
    Arrays.fill(bytes, (byte) 0);
    assertThat(decoded).isEqualTo(KNOWN);
  }

  @Test
  void aBarrierIsSmall() {
    LogEntry barrier = new LogEntry(new EntryStamp(GroupTime.ZERO, 0, 0, false), List.of());
    assertThat(LogCodec.encode(barrier)).hasSize(2);
    assertThat(LogCodec.decode(LogCodec.encode(barrier))).isEqualTo(barrier);
  }

  @Test
  void aNewerFormatIsRefusedByName() {
    byte[] newer = EntryProto.newBuilder().setFormat(2).build().toByteArray();
    assertThatThrownBy(() -> LogCodec.decode(newer))
        .isInstanceOf(UnsupportedFormatException.class)
        .hasMessageContaining("format 2");
    byte[] huge = EntryProto.newBuilder().setFormat(-1).build().toByteArray();
    assertThatThrownBy(() -> LogCodec.decode(huge))
        .isInstanceOf(UnsupportedFormatException.class)
        .hasMessageContaining("4294967295");
  }

  @Test
  void whatNoVersionWroteIsCorrupt() {
    byte[] torn = Arrays.copyOf(LogCodec.encode(KNOWN), LogCodec.encode(KNOWN).length - 1);
    byte[] hollow =
        EntryProto.newBuilder()
            .setFormat(1)
            .addSubmissions(SubmissionProto.getDefaultInstance())
            .build()
            .toByteArray();
    for (byte[] bytes : List.of(new byte[0], torn, hollow, new byte[] {1, 2, 3})) {
      assertThatThrownBy(() -> LogCodec.decode(bytes)).isInstanceOf(CorruptEntryException.class);
    }
  }
}
