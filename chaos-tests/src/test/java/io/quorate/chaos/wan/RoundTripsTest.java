package io.quorate.chaos.wan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundTripsTest {

  @Test
  void roundTripIsTheSameBothWaysAndNothingWithinARegion() {
    RoundTrips roundTrips = RoundTrips.parse(List.of("a:b=80", "a:c=200ms"));

    assertThat(roundTrips.between("b", "a")).isEqualTo(Duration.ofMillis(80));
    assertThat(roundTrips.between("a", "a")).isZero();
    assertThat(roundTrips.between("b", "c")).isZero();
    assertThat(roundTrips.longest(List.of("a", "b", "c"))).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void laterMatrixWins() {
    RoundTrips slower =
        RoundTrips.THREE_CONTINENTS.with(RoundTrips.parse(List.of("eu-west:us-east=95")));

    assertThat(slower.between("us-east", "eu-west")).isEqualTo(Duration.ofMillis(95));
    assertThat(slower.between("us-east", "ap-south")).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void pairThatIsNotUnderstoodIsNamed() {
    assertThatThrownBy(() -> RoundTrips.parse(List.of("a-b=80")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a-b=80");
  }
}
