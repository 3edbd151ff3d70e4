package io.quorate.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The window against a plain sorted set of what is under way. */
class SequenceWindowTest {

  @Test
  void firstIncompleteIsTheSmallestUnderWay() {
    long seed = Long.getLong("quorate.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    SequenceWindow window = new SequenceWindow(42);
    List<WriteStamp> underWay = new ArrayList<>();
    TreeSet<Long> oracle = new TreeSet<>();
    long next = 1;
    for (int i = 0; i < 50_000; i++) {
      if (window.hasRoom() && (underWay.isEmpty() || random.nextInt(100) < 52)) {
        WriteStamp stamp = window.take();
        assertThat(stamp.sequence()).isEqualTo(next);
        oracle.add(next++);
        underWay.add(stamp);
      } else {
        WriteStamp done = underWay.remove(random.nextInt(underWay.size()));
        done.complete();
        oracle.remove(done.sequence());
      }
      assertThat(window.firstIncomplete())
          .as("seed %d, step %d", seed, i)
          .isEqualTo(oracle.isEmpty() ? next : oracle.first());
      assertThat(window.idle()).isEqualTo(oracle.isEmpty());
    }
  }

  @Test
  void windowThatIsFullHasRoomOnceTheOldestIsComplete() {
    SequenceWindow window = new SequenceWindow(1);
    WriteStamp oldest = window.take();
    for (int i = 1; i < SequenceWindow.WRITES_MAX; i++) {
      window.take().complete();
    }
    assertThat(window.hasRoom()).isFalse();

    oldest.complete();

    assertThat(window.hasRoom()).isTrue();
    assertThat(window.firstIncomplete()).isEqualTo(SequenceWindow.WRITES_MAX + 1L);
  }
}
