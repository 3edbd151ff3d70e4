package io.quorate.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyRingTest {

  @Test
  void keysAreReplacedAfterTheirUsesAndAllAreRemembered() {
    KeyRing ring = new KeyRing(3, 10);
    SplittableRandom random = new SplittableRandom(1);
    Map<Long, Integer> uses = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      uses.merge(ring.draw(random), 1, Integer::sum);
    }

    assertThat(uses.values()).allMatch(count -> count <= 10);
    assertThat(ring.drawn()).containsExactlyInAnyOrder(uses.keySet().toArray(Long[]::new));
  }

  @Test
  void replacedKeyIsNotDrawnAgainAndIsRemembered() {
    KeyRing ring = new KeyRing(1, 10);
    SplittableRandom random = new SplittableRandom(1);
    long first = ring.draw(random);
    ring.replace(first);
    ring.replace(first);

    assertThat(ring.draw(random)).isEqualTo(first + 1);
    assertThat(ring.drawn()).containsExactly(first, first + 1);
  }

  @Test
  void noKeyIsRememberedBeforeItsFirstUse() {
    assertThat(new KeyRing(3, 10).drawn()).isEmpty();
  }
}
