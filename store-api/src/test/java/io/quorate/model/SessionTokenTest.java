package io.quorate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A session token is small, portable, and refused where it is damaged. */
class SessionTokenTest {

  private static Receipt receipt(String group, int incarnation, long revision) {
    Origin origin = new Origin(group, incarnation, 7, "n1", "eu-west-1", "cluster-a");
    return new Receipt(origin, Revision.of(revision), 0, Level.STRONG, 0);
  }

  @Test
  void tokenOfOneGroupIsShort() {
    SessionToken token = SessionToken.of(receipt("default", Integer.MAX_VALUE, Long.MAX_VALUE));
    assertThat(token.text()).hasSizeLessThan(64).matches("[A-Za-z0-9._-]+");
    assertThat(SessionToken.parse(token.text())).isEqualTo(token);
  }

  @Test
  void tokenKnowsTheLatestOfEachGroup() {
    SessionToken token =
        SessionToken.of(receipt("a", 1, 9)).with(receipt("a", 1, 4)).with(receipt("b", 2, 1));
    SessionToken read = SessionToken.parse(token.text());
    assertThat(read.groups()).containsEntry("a", new SessionToken.Seen(1, Revision.of(9)));
    assertThat(read.groups()).containsEntry("b", new SessionToken.Seen(2, Revision.of(1)));
    assertThat(token.with(receipt("a", 2, 1)).groups())
        .containsEntry("a", new SessionToken.Seen(2, Revision.of(1)));
  }

  @Test
  void emptyTokenIsOfAnyCluster() {
    assertThat(SessionToken.parse(SessionToken.EMPTY.text()).isOf("any")).isTrue();
    SessionToken token = SessionToken.of(receipt("a", 1, 9));
    assertThat(token.isOf("cluster-a")).isTrue();
    assertThat(token.isOf("cluster-b")).isFalse();
  }

  @Test
  void damageIsRefused() {
    String text = SessionToken.of(receipt("default", 1, 123_456)).text();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder damaged = new StringBuilder(text);
      int place = random.nextInt(text.length() - 1);
      char other = (char) ('A' + random.nextInt(26));
      if (damaged.charAt(place) == other) {
        continue;
      }
      damaged.setCharAt(place, other);
      assertThatThrownBy(() -> SessionToken.parse(damaged.toString()))
          .as(damaged.toString())
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> SessionToken.parse(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
