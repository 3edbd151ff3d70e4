package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.core.transition.Change;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import io.quorate.store.read.ReadView;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

  @TempDir Path folder;

  @Test
  void sweepLeavesWhatMayStillBeReadAndNothingElse() {
    RandomEntries entries = new RandomEntries(3);
    StateComparison comparison = new StateComparison(3);
    Storage.withDatabase(
        folder.resolve("group"),
        database -> {
          for (int round = 0; round < 10; round++) {
            Storage.write(database, entries, 100);
            await().until(() -> !database.sweepIsDue()); // no pass of the background is under way
            sweepAll(database);
            ModelState model = entries.model();
            GroupHeader header = model.header();
            try (ReadView view = database.view()) {
              comparison.same(view, model, header.compacted());
              comparison.same(view, model, header.revision());
            }
            assertThat(sweepAll(database)).isEqualTo(model.historyEndedAfter(header.compacted()));
          }
        });
  }

  /** The records that a complete pass has looked at. */
  private static long sweepAll(GroupDatabase database) {
    long seen = 0;
    SweepStep step = database.sweepHistory(10);
    while (!step.complete()) {
      assertThat(step.seen()).isEqualTo(10);
      seen += step.seen();
      step = database.sweepHistory(10);
    }
    return seen + step.seen();
  }

  @Test
  void compactionOfHalfOfHistoryIsSweptInTheBackground() {
    Storage.withDatabase(
        folder.resolve("group"),
        database -> {
          overwrite(database, 1, 3_000, 0);
          overwrite(database, 3_001, 3_001, 1_000); // a third may go: not yet worth a pass
          assertThat(database.sweepIsDue()).isFalse();
          overwrite(database, 3_002, 3_002, 2_000);
          await().until(() -> !database.sweepIsDue());
          assertThat(sweepAll(database)).isEqualTo(1_002);
        });
  }

  /** One key, one revision an entry. */
  private static void overwrite(GroupDatabase database, long from, long to, long compacted) {
    for (long index = from; index <= to; index++) {
      Key key = Key.of("k");
      Entry before = database.stateView().entry(key);
      Revision revision = new Revision(index);
      Entry after = Entry.createdBy(key, Value.of("v" + index), LeaseId.NONE, revision);
      database.write(header(index, compacted), List.of(new Change.EntryPut(after, before)));
    }
  }

  private static GroupHeader header(long index, long compacted) {
    GroupHeader initial = GroupHeader.INITIAL;
    return new GroupHeader(
        initial.incarnation(),
        1,
        index,
        new Revision(index),
        new Revision(compacted),
        initial.groupTime(),
        index,
        initial.leaderLeaseEnd(),
        initial.clusterVersion(),
        1,
        0,
        0,
        initial.digest());
  }
}
