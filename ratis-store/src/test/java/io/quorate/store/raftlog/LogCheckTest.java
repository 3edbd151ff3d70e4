package io.quorate.store.raftlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.store.raftlog.LogDamage.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.apache.ratis.server.RaftServerConfigKeys.Log.CorruptionPolicy;
import org.apache.ratis.server.raftlog.segmented.LogSegment;
import org.apache.ratis.server.raftlog.segmented.LogSegmentPath;
import org.apache.ratis.util.SizeInBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogCheckTest {

  private static final int ROUNDS = 200;

  private final long seed = Long.getLong("quorate.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @TempDir Path temp;

  private TestLog log(int round) throws IOException {
    return new TestLog(temp.resolve("log-" + round), seed + round);
  }

  private LogDamage damage(TestLog log) throws IOException {
    return Objects.requireNonNull(LogCheck.find(log.group), "seed " + seed);
  }

  @Test
  void whatRatisReadsToItsEndIsSound() throws IOException {
    for (int round = 0; round < 30; round++) {
      TestLog log = log(round);
      int entries = 0;
      for (Path segment : log.segments) {
        entries +=
            LogSegment.readSegmentFile(
                segment.toFile(),
                LogSegmentPath.matchLogSegment(segment).getStartEnd(),
                SizeInBytes.ONE_MB,
                CorruptionPolicy.EXCEPTION,
                null,
                entry -> {});
      }
      assertThat(entries).isGreaterThan(1);
      assertThat(LogCheck.find(log.group)).as("seed %d", seed + round).isNull();
    }
    assertThat(LogCheck.find(temp.resolve("none"))).isNull();
  }

  @Test
  void recordWhoseEndWasNeverWrittenIsUnfinished() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      TestLog log = log(round);
      byte[] bytes = Files.readAllBytes(log.open());
      int from = random.nextInt(log.lastBegins() + 1, log.end() - RecordBytes.CHECKSUM_BYTES);
      boolean shortFile = random.nextBoolean();
      byte[] torn = shortFile ? Arrays.copyOf(bytes, from) : bytes.clone();
      Arrays.fill(torn, Math.min(from, torn.length), torn.length, (byte) 0);
      Files.write(log.open(), torn);
      LogDamage damage = damage(log);
      assertThat(damage.kind()).as("seed %d: %s", seed + round, damage).isIn(tailKinds(from, log));
      assertThat(damage.offset()).isEqualTo(log.lastBegins());
      assertThat(damage.index()).isEqualTo(log.nextIndex() - 1);
    }
  }

  /** A length that is cut in two tells nothing of where the record should end. */
  private static Kind[] tailKinds(int from, TestLog log) {
    return from - log.lastBegins() < 2
        ? new Kind[] {Kind.UNFINISHED_TAIL, Kind.TORN_TAIL}
        : new Kind[] {Kind.UNFINISHED_TAIL};
  }

  @Test
  void bitThatFlippedInTheLastRecordIsNeverTakenForAnUnfinishedAppend() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      TestLog log = log(round);
      flip(log.open(), random.nextInt(log.lastBegins(), log.end()));
      LogDamage damage = damage(log);
      assertThat(damage.kind()).as("seed %d: %s", seed + round, damage).isEqualTo(Kind.TORN_TAIL);
      assertThat(damage.offset()).isEqualTo(log.lastBegins());
      assertThat(damage.advice()).contains(log.open().toString(), "repair-tail", "vote");
    }
  }

  @Test
  void lengthWithAFlippedBitIsNeverTakenForAnUnfinishedAppend() throws IOException {
    for (int round = 0; round < 30; round++) {
      TestLog log = log(round);
      byte[] sound = Files.readAllBytes(log.open());
      for (int bit = 0; bit < 16; bit++) {
        byte[] damaged = sound.clone();
        damaged[log.lastBegins() + bit / 8] ^= (byte) (1 << (bit % 8));
        Files.write(log.open(), damaged);
        LogDamage damage = damage(log);
        assertThat(damage.kind()).as("seed %d: %s", seed + round, damage).isEqualTo(Kind.TORN_TAIL);
      }
    }
  }

  @Test
  void damageInFrontOfAWholeRecordIsInTheMiddle() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      TestLog log = log(round);
      int at = random.nextInt(log.lastBegins());
      flip(log.open(), at);
      LogDamage damage = damage(log);
      assertThat(damage.kind()).as("seed %d: %s", seed + round, damage).isEqualTo(Kind.MIDDLE);
      assertThat(damage.offset()).isLessThanOrEqualTo(at);
      assertThat(damage.advice()).contains("at byte " + damage.offset(), "new node");
    }
  }

  @Test
  void closedSegmentsMustBeWholeAndFollowEachOther() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      TestLog log = log(round);
      if (log.segments.size() > 1) {
        Path closed = log.segments.get(random.nextInt(log.segments.size() - 1));
        switch (random.nextInt(3)) {
          case 0 -> flip(closed, random.nextInt((int) Files.size(closed)));
          case 1 -> {
            byte[] bytes = Files.readAllBytes(closed);
            Files.write(closed, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
          }
          default -> Files.write(log.segments.getFirst(), new byte[] {1, 2, 3});
        }
        LogDamage damage = damage(log);
        assertThat(damage.kind()).as("seed %d: %s", seed + round, damage).isEqualTo(Kind.MIDDLE);
      }
    }
  }

  @Test
  void missingSegmentIsSeen() throws IOException {
    TestLog log = log(0);
    for (int round = 1; log.segments.size() < 3; round++) {
      log = log(round);
    }
    Files.delete(log.segments.get(1));
    assertThat(damage(log).what()).contains("the log before it ends in front of entry");
  }

  private void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    Files.write(file, bytes);
  }
}
