package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeptSequencesTest {

  @Test
  void answersLikeASortedMap() {
    long seed = Storage.seed();
    Random random = new Random(seed);
    KeptSequences kept = new KeptSequences();
    TreeMap<Long, Long> oracle = new TreeMap<>();
    for (int index = 1; index <= 3_000; index++) {
      long base = index / 4;
      for (int i = random.nextInt(4); i > 0; i--) {
        long sequence = base + random.nextInt(60);
        if (!oracle.containsKey(sequence)) {
          kept.keep(sequence, index);
          oracle.put(sequence, (long) index);
        }
      }
      long from = random.nextInt(8) == 0 ? base + random.nextInt(70) : 0;
      forget(kept, oracle, from, from == 0 ? base - random.nextInt(10) : from + 3, seed);
      assertThat(kept.size()).as("seed %d", seed).isEqualTo(oracle.size());
      for (long sequence = base - 10; sequence < base + 65; sequence++) {
        assertThat(kept.indexOf(sequence))
            .as("seed %d", seed)
            .isEqualTo(oracle.getOrDefault(sequence, -1L));
      }
    }
    List<Long> emptied = new ArrayList<>();
    kept.forgetAll(emptied::add);
    assertThat(emptied)
        .containsExactlyInAnyOrderElementsOf(oracle.values().stream().distinct().toList());
    assertThat(kept.size()).isZero();
  }

  private static void forget(
      KeptSequences kept, TreeMap<Long, Long> oracle, long from, long to, long seed) {
    if (to <= from) {
      return;
    }
    List<Long> before = oracle.values().stream().distinct().toList();
    List<Long> emptied = new ArrayList<>();
    kept.forget(from, to, emptied::add);
    oracle.subMap(from, to).clear();
    assertThat(emptied)
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(
            before.stream().filter(index -> !oracle.containsValue(index)).toList());
  }
}
