package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.store.read.ReadView;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupDatabaseTest {

  @TempDir Path folder;
  private Path group;

  @BeforeEach
  void nameTheGroup() {
    group = folder.resolve("group");
  }

  @Test
  void newDatabaseHoldsTheInitialHeaderAndNothingElse() {
    Storage.withDatabase(
        group,
        database -> {
          assertThat(database.stateView().header()).isEqualTo(GroupHeader.INITIAL);
          new StateComparison(0).same(database.stateView(), new ModelState());
        });
  }

  @Test
  void answersLikeTheModelNowAndAtEveryReadableRevision() {
    long seed = Storage.seed();
    RandomEntries entries = new RandomEntries(seed);
    StateComparison comparison = new StateComparison(seed);
    assertThat(seed)
        .as("seed")
        .satisfies(_ -> {
          for (int opened = 0; opened < 4; opened++) {
            Storage.withDatabase(group, database -> differ(database, entries, comparison));
          }
        });
  }

  private static void differ(
      GroupDatabase database, RandomEntries entries, StateComparison comparison) {
    for (int round = 0; round < 5; round++) {
      comparison.same(database.stateView(), entries.model());
      Storage.write(database, entries, 60);
      comparison.same(database.stateView(), entries.model());
      compareRevisions(database, entries.model(), comparison);
      assertThat(database.rebuildDigest().agrees()).isTrue();
    }
  }

  private static void compareRevisions(
      GroupDatabase database, ModelState model, StateComparison comparison) {
    try (ReadView view = database.view()) {
      GroupHeader header = model.header();
      assertThat(view.header()).isEqualTo(header);
      assertThat(view.leasesAfter(LeaseId.NONE, Integer.MAX_VALUE)).isEqualTo(model.leases());
      for (long at = header.compacted().number(); at < header.revision().number(); at += 7) {
        comparison.same(view, model, Storage.revision(at));
      }
      comparison.same(view, model, header.revision());
    }
  }

  @Test
  void headerThatGoesBackIsRefused() {
    Storage.withDatabase(
        group,
        database -> {
          Storage.write(database, new RandomEntries(1), 10);
          assertThatThrownBy(() -> database.write(GroupHeader.INITIAL, List.of()))
              .isInstanceOf(IllegalArgumentException.class);
          assertThat(database.stateView().header().appliedIndex()).isEqualTo(10);
        });
  }

  @Test
  void revisionOutsideWhatTheViewHoldsIsRefused() {
    Storage.withDatabase(
        group,
        database -> {
          try (ReadView view = database.view()) {
            assertThatThrownBy(() -> view.entryAt(Key.of("k"), Storage.revision(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outside");
          }
        });
  }

  @Test
  void flushMakesTheAppliedIndexDurable() {
    Storage.withDatabase(
        group,
        database -> {
          Storage.write(database, new RandomEntries(2), 25);
          assertThat(database.durableIndex()).isZero();
          database.flush();
          assertThat(database.durableIndex()).isEqualTo(25);
          assertThat(database.sizeBytes()).isPositive();
        });
  }
}
