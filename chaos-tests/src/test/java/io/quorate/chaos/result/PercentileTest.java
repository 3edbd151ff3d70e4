package io.quorate.chaos.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentileTest {

  @Test
  void leastValueThatTheShareDoesNotExceed() {
    long[] hundred = LongStream.rangeClosed(1, 100).toArray();

    assertThat(Percentile.of(hundred, 100, 0.5)).isEqualTo(50);
    assertThat(Percentile.of(hundred, 100, 0.99)).isEqualTo(99);
    assertThat(Percentile.of(hundred, 100, 1)).isEqualTo(100);
    assertThat(Percentile.of(new long[] {1, 2, 3, 4}, 4, 0.5)).isEqualTo(2);
    assertThat(Percentile.of(new long[] {1, 2, 3, 4}, 4, 0.99)).isEqualTo(4);
  }

  @Test
  void whatIsBeyondTheCountDoesNotCount() {
    assertThat(Percentile.of(new long[] {7, 0, 0}, 1, 0.99)).isEqualTo(7);
  }
}
