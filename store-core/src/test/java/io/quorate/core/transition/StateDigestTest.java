package io.quorate.core.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StateDigestTest {

  private static final byte[] COUNTING = new byte[300];

  static {
    for (int i = 0; i < COUNTING.length; i++) {
      COUNTING[i] = (byte) i;
    }
  }

  private static Entry entry(String key, byte[] value, long... numbers) {
    return new Entry(
        Key.of(key),
        new Value(value),
        new Revision(numbers[0]),
        new Revision(numbers[1]),
        numbers[2],
        new LeaseId(numbers[3]));
  }

  private static StateDigest digest(Entry... entries) {
    StateDigest digest = StateDigest.EMPTY;
    for (Entry entry : entries) {
      digest = digest.add(entry);
    }
    return digest;
  }

  private static byte[] counting(int length) {
    return Arrays.copyOf(COUNTING, length);
  }

  /**
   * The digest is written to disk and compared between versions: these values never change. They
   * come from a second implementation, in another language, of what {@link EntryHash} says.
   */
  @Test
  void theDigestOfAnEntryIsFixedForEver() {
    assertThat(digest(entry("", counting(0), 1, 1, 1, 0)))
        .hasToString("a210f0f04f2aae7b23a48e756cd322eb");
    assertThat(digest(entry("city/helsinki", counting(29), 3, 7, 2, 65_537)))
        .hasToString("b7f67def45b662f70a3f5d3e11a0f1dc");
    assertThat(digest(entry("0123456789abcdef", counting(256), 1L << 40, 1L << 41, 9, 0)))
        .hasToString("7a8309c9ac4f390f52e44f4f7c406beb");
  }

  @Test
  void theOrderOfChangesDoesNotMatter() {
    Entry a = entry("a", counting(9), 1, 1, 1, 0);
    Entry b = entry("b", counting(9), 2, 2, 1, 0);
    assertThat(digest(a, b)).isEqualTo(digest(b, a)).isNotEqualTo(digest(a));
  }

  @Test
  void whatCameAndWentLeavesNothing() {
    Entry a = entry("a", counting(9), 1, 1, 1, 0);
    Entry b = entry("b", counting(9), 2, 2, 1, 0);
    assertThat(digest(a, b).remove(a)).isEqualTo(digest(b));
    assertThat(digest(a).remove(a)).isEqualTo(StateDigest.EMPTY);
  }

  @Test
  void theSameEntryTwiceIsNotTheSameAsNever() {
    Entry a = entry("a", counting(9), 1, 1, 1, 0);
    assertThat(digest(a, a)).isNotEqualTo(StateDigest.EMPTY);
  }

  @Test
  void everyFieldCountsAndNoneRunsIntoAnother() {
    Set<Long> lanes = new HashSet<>();
    List<Entry> entries =
        List.of(
            entry("key", counting(5), 1, 2, 3, 4),
            entry("kez", counting(5), 1, 2, 3, 4),
            entry("key", counting(6), 1, 2, 3, 4),
            entry("key", counting(5), 2, 2, 3, 4),
            entry("key", counting(5), 1, 3, 3, 4),
            entry("key", counting(5), 1, 2, 4, 4),
            entry("key", counting(5), 1, 2, 3, 5),
            entry("key", counting(5), 2, 1, 3, 4),
            entry("key", counting(5), 1, 2, 4, 3),
            entry("key\0", counting(5), 1, 2, 3, 4),
            entry("key\0", new byte[] {1, 2, 3, 4}, 1, 2, 3, 4),
            entry("", "key".getBytes(StandardCharsets.UTF_8), 1, 2, 3, 4),
            entry("key", new byte[0], 1, 2, 3, 4));
    for (Entry entry : entries) {
      lanes.add(digest(entry).high());
      lanes.add(digest(entry).low());
    }
    assertThat(lanes).hasSize(2 * entries.size());
  }

  @Test
  void everyBitOfAValueChangesAboutHalfOfBothLanes() {
    for (int length : new int[] {1, 7, 8, 9, 15, 16, 17, 31, 33, 256}) {
      StateDigest whole = digest(entry("key", counting(length), 1, 2, 3, 4));
      for (int bit = 0; bit < 8 * length; bit++) {
        byte[] flipped = counting(length);
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        StateDigest other = digest(entry("key", flipped, 1, 2, 3, 4));
        assertThat(Long.bitCount(whole.high() ^ other.high())).isBetween(8, 56);
        assertThat(Long.bitCount(whole.low() ^ other.low())).isBetween(8, 56);
      }
    }
  }
}
