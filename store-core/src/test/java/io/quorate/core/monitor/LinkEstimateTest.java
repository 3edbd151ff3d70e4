package io.quorate.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quorate.core.monitor.LinkReading.State;
import org.junit.jupiter.api.Test;

class LinkEstimateTest {

  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000 * MILLI;

  private final LinkEstimate link = new LinkEstimate(-5 * SECOND);
  private long nowNanos = -4 * SECOND;

  private void answer(long roundTripMillis) {
    link.answered(nowNanos, nowNanos + roundTripMillis * MILLI);
    nowNanos += SECOND;
  }

  private void lose() {
    link.lost(nowNanos);
    nowNanos += SECOND;
  }

  @Test
  void nothingIsKnownBeforeTheFirstPing() {
    assertThat(link.reading())
        .isEqualTo(new LinkReading(State.UNKNOWN, -5 * SECOND, 0, 0, 0, 0, 0));
  }

  @Test
  void firstAnswerShowsThatTheLinkIsThereAndIsNoSample() {
    answer(900);
    assertThat(link.reading().state()).isEqualTo(State.UP);
    assertThat(link.reading().meanNanos()).isZero();
    answer(80);
    assertThat(link.reading().lastNanos()).isEqualTo(80 * MILLI);
    assertThat(link.reading().meanNanos()).isEqualTo(80 * MILLI);
  }

  @Test
  void meanFollowsTheLastSecondsAndTheUsualDoesNot() {
    answer(0);
    for (int i = 0; i < 2_000; i++) {
      answer(80);
    }
    for (int i = 0; i < 30; i++) {
      answer(240);
    }
    assertThat(link.reading().meanNanos()).isCloseTo(240 * MILLI, within(5 * MILLI));
    assertThat(link.reading().usualNanos()).isCloseTo(80 * MILLI, within(10 * MILLI));
    assertThat(link.reading().slowness()).isCloseTo(3, within(0.4));
  }

  @Test
  void usualIsUnknownWhileFewWereMeasured() {
    answer(0);
    for (int i = 1; i < LinkEstimate.USUAL_SAMPLES_MIN; i++) {
      answer(80);
    }
    assertThat(link.reading().slowness()).isZero();
    answer(80);
    assertThat(link.reading().slowness()).isEqualTo(1);
  }

  @Test
  void oneLostPingIsWeatherAndASecondLosesTheLinkSinceTheFirst() {
    answer(80);
    long firstLost = nowNanos;
    lose();
    assertThat(link.reading().state()).isEqualTo(State.UP);
    lose();
    lose();
    assertThat(link.reading().state()).isEqualTo(State.LOST);
    assertThat(link.reading().sinceNanos()).isEqualTo(firstLost);
    assertThat(link.reading().lost()).isEqualTo(3);
  }

  @Test
  void linkIsThereAgainWithTheFirstAnswerWhichIsNoSample() {
    answer(80);
    answer(80);
    lose();
    lose();
    long back = nowNanos + 700 * MILLI;
    answer(700);
    assertThat(link.reading().state()).isEqualTo(State.UP);
    assertThat(link.reading().sinceNanos()).isEqualTo(back);
    assertThat(link.reading().meanNanos()).isEqualTo(80 * MILLI);
  }

  @Test
  void everyOtherPingLostDoesNotLoseTheLink() {
    for (int i = 0; i < 10; i++) {
      answer(80);
      lose();
    }
    assertThat(link.reading().state()).isEqualTo(State.UP);
    assertThat(link.reading().answered()).isEqualTo(10);
    assertThat(link.reading().lost()).isEqualTo(10);
  }

  @Test
  void nodeThatNeverAnsweredIsLostSinceTheFirstPing() {
    lose();
    lose();
    assertThat(link.reading().state()).isEqualTo(State.LOST);
    assertThat(link.reading().sinceNanos()).isEqualTo(-5 * SECOND);
  }
}
