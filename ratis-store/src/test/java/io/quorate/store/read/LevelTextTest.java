package io.quorate.store.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.model.ReadConsistency;
import io.quorate.model.Revision;
import io.quorate.model.SessionToken;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels as people write them. */
class LevelTextTest {

  @Test
  void everyLevelHasAForm() {
    assertThat(LevelText.parse("strong")).isEqualTo(ReadConsistency.STRONG);
    assertThat(LevelText.parse("eventual")).isEqualTo(ReadConsistency.EVENTUAL);
    assertThat(LevelText.parse("local")).isEqualTo(ReadConsistency.LOCAL);
    assertThat(LevelText.parse("bounded=2s"))
        .isEqualTo(ReadConsistency.bounded(Duration.ofSeconds(2)));
    assertThat(LevelText.parse("at=17")).isEqualTo(ReadConsistency.at(Revision.of(17)));
    assertThat(LevelText.parse("at-time=2026-05-04T09:00:00.250Z"))
        .isEqualTo(ReadConsistency.at(Instant.parse("2026-05-04T09:00:00.250Z")));
    String token = SessionToken.EMPTY.text();
    assertThat(LevelText.parse("session=" + token))
        .isEqualTo(ReadConsistency.session(SessionToken.EMPTY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "weak",
        "strong=1",
        "bounded",
        "bounded=2",
        "bounded=-1s",
        "bounded=2d",
        "at=",
        "at=x",
        "at=0",
        "at-time=yesterday",
        "session=",
        "session=q1.AAAA"
      })
  void whatIsNoLevelIsRefused(String text) {
    assertThatThrownBy(() -> LevelText.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
