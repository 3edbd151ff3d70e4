package io.quorate.chaos.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {

  private static final double NEAR = 1e-9;

  @Test
  void timeIsMarkedAtRoundMoments() {
    assertThat(Linear.seconds(46, 0, 920, 10).ticks())
        .containsExactly(0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 45.0);
    assertThat(Linear.seconds(600, 0, 1, 6).ticks())
        .containsExactly(0.0, 120.0, 240.0, 360.0, 480.0, 600.0);
    assertThat(Linear.seconds(46, 0, 920, 10).at(23)).isCloseTo(460, within(NEAR));
  }

  @Test
  void amountsEndAtARoundFigureThatHoldsThem() {
    assertThat(Linear.amounts(113, 50, 0).ticks()).containsExactly(0.0, 60.0, 120.0);
    assertThat(Linear.amounts(0, 50, 0).ticks()).containsExactly(0.0, 1.0, 2.0);
    assertThat(Linear.amounts(113, 50, 0).at(60)).isCloseTo(25, within(NEAR));
  }

  @Test
  void decadesHoldAllValuesAndAreEquallyFarApart() {
    Logarithmic scale = Logarithmic.over(new double[] {3, Double.NaN, 0, 8_000}, 0, 400);

    assertThat(scale.ticks()).containsExactly(1.0, 10.0, 100.0, 1_000.0, 10_000.0);
    assertThat(scale.at(100)).isCloseTo(200, within(NEAR));
    assertThat(scale.at(0.01)).isZero();
    assertThat(scale.at(Double.NaN)).isNaN();
  }

  @Test
  void oneValueHasADecade() {
    assertThat(Logarithmic.over(new double[] {10}, 0, 1).ticks()).containsExactly(10.0, 100.0);
    assertThat(Logarithmic.over(new double[0], 0, 1).ticks()).containsExactly(1.0, 10.0);
  }

  @Test
  void linesAreBrokenWhereThereIsNoValue() {
    assertThat(Run.of(new double[] {Double.NaN, 1, 2, Double.NaN, Double.NaN, 3}))
        .containsExactly(new Run(1, 3), new Run(5, 6));
  }
}
