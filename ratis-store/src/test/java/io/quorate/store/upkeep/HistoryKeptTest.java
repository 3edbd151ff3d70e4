package io.quorate.store.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;
import org.junit.jupiter.api.Test;

class HistoryKeptTest {

  private static final long KEPT = 60_000;

  private final HistoryKept history = new HistoryKept(KEPT);

  @Test
  void nothingIsDueBeforeTheTimeIsOver() {
    assertThat(history.due(new GroupTime(0), new Revision(5))).isEmpty();
    assertThat(history.due(new GroupTime(KEPT), new Revision(9))).isEmpty();
  }

  @Test
  void revisionOfThenIsDueOnce() {
    assertThat(history.due(new GroupTime(0), new Revision(5))).isEmpty();
    assertThat(history.due(new GroupTime(KEPT + 1), new Revision(9))).contains(new Revision(5));
    assertThat(history.due(new GroupTime(KEPT + 2), new Revision(9))).isEmpty();
  }

  @Test
  void idleGroupIsCompactedNoFurther() {
    assertThat(history.due(new GroupTime(0), new Revision(5))).isEmpty();
    assertThat(history.due(new GroupTime(KEPT + 1), new Revision(5))).contains(new Revision(5));
    assertThat(history.due(new GroupTime(9 * KEPT), new Revision(5))).isEmpty();
    assertThat(history.due(new GroupTime(99 * KEPT), new Revision(5))).isEmpty();
  }

  @Test
  void newLeaderKeepsHistoryLonger() {
    assertThat(history.due(new GroupTime(0), new Revision(5))).isEmpty();
    history.reset();
    assertThat(history.due(new GroupTime(KEPT + 1), new Revision(9))).isEmpty();
  }
}
