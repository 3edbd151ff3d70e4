package io.quorate.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void timesHaveAboutThreeFiguresAndAUnit() {
    assertThat(Words.millis(0.94)).isEqualTo("0.9 ms");
    assertThat(Words.millis(44)).isEqualTo("44 ms");
    assertThat(Words.millis(5_490)).isEqualTo("5.49 s");
    assertThat(Words.millis(31_250)).isEqualTo("31.3 s");
  }

  @Test
  void marksOfAnAxisAreInTheUnitOfTheirStep() {
    assertThat(Words.tickSeconds(90, 30)).isEqualTo("90 s");
    assertThat(Words.tickSeconds(600, 120)).isEqualTo("10 min");
    assertThat(Words.tickSeconds(7_200, 3_600)).isEqualTo("2 h");
    assertThat(Words.tickMillis(0.1)).isEqualTo("0.1 ms");
    assertThat(Words.tickMillis(10_000)).isEqualTo("10 s");
  }

  @Test
  void onlyWhatHasNoGapIsAHundredPercent() {
    assertThat(Words.percent(1)).isEqualTo("100 %");
    assertThat(Words.percent(0.999999)).isEqualTo("99.99 %");
    assertThat(Words.percent(0.5)).isEqualTo("50.00 %");
  }
}
