package io.quorate.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HomeWatchTest {

  private static final long SECOND = 1_000_000_000L;

  private final HomeWatch watch =
      new HomeWatch(
          new HomePolicy("us-east", List.of("eu-west", "ap-south"), Duration.ofSeconds(30)));

  @Test
  void leaderAtHomeStays() {
    assertThat(watch.observe("us-east", Set.of("eu-west", "ap-south"), 0)).isEmpty();
    assertThat(watch.observe("us-east", Set.of("eu-west", "ap-south"), 100 * SECOND)).isEmpty();
  }

  @Test
  void leadershipReturnsOnceHomeWasHealthyForTheSetTime() {
    assertThat(watch.observe("eu-west", Set.of("us-east"), 0)).isEmpty();
    assertThat(watch.observe("eu-west", Set.of("us-east"), 30 * SECOND - 1)).isEmpty();
    assertThat(watch.observe("eu-west", Set.of("us-east"), 30 * SECOND)).contains("us-east");
  }

  @Test
  void flappingHomeCostsNoMove() {
    for (int second = 0; second < 200; second += 20) {
      assertThat(watch.observe("eu-west", Set.of("us-east"), second * SECOND)).isEmpty();
      assertThat(watch.observe("eu-west", Set.of(), (second + 10) * SECOND)).isEmpty();
    }
  }

  @Test
  void betterFallbackIsTakenWhileHomeIsAway() {
    watch.observe("ap-south", Set.of("eu-west"), 0);
    assertThat(watch.observe("ap-south", Set.of("eu-west"), 30 * SECOND)).contains("eu-west");
  }

  @Test
  void homeIsPreferredToABetterFallback() {
    watch.observe("ap-south", Set.of("eu-west", "us-east"), 0);
    assertThat(watch.observe("ap-south", Set.of("eu-west", "us-east"), 30 * SECOND))
        .contains("us-east");
  }

  @Test
  void leaderWhereLeadingIsNotWantedHandsOverAtOnce() {
    assertThat(watch.observe("mars", Set.of("ap-south"), 0)).contains("ap-south");
  }

  @Test
  void policyThatNamesARegionTwiceIsRefused() {
    assertThatThrownBy(() -> new HomePolicy("us-east", List.of("us-east"), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("us-east");
  }
}
