package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.core.command.SessionId;
import io.quorate.core.transition.Change;
import io.quorate.core.transition.EntryEffect;
import io.quorate.store.read.ReadView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

class FailedWriteTest {

  @TempDir Path folder;

  @Test
  void failedWriteIsNotPublishedAndNoLaterOneIsTaken() {
    RandomEntries entries = new RandomEntries(13);
    Path group = folder.resolve("group");
    Storage.withDatabase(
        group,
        database -> {
          Storage.write(database, entries, 100);
          EntryEffect broken = broken(entries.next());
          assertThatThrownBy(() -> Storage.write(database, broken))
              .isInstanceOf(IllegalStateException.class);
          assertThat(database.stateView().header().appliedIndex()).isEqualTo(100);
          try (ReadView view = database.view()) {
            assertThat(view.header().appliedIndex()).isEqualTo(100);
          }
          assertThatThrownBy(() -> Storage.write(database, entries.next()))
              .isInstanceOf(StorageException.Failed.class)
              .hasMessageContaining("open the database again");
        });
    RandomEntries again = new RandomEntries(13);
    again.skipTo(100);
    Storage.withDatabase(
        group,
        database -> {
          new StateComparison(13).same(database.stateView(), again.model());
          Storage.write(database, again, 100);
          new StateComparison(13).same(database.stateView(), again.model());
        });
  }

  /** Ends with a change that no state fits. */
  private static EntryEffect broken(EntryEffect effect) {
    List<Change> changes = new ArrayList<>(effect.changes());
    changes.add(new Change.OutcomesForgotten(new SessionId(-1), 1, 2));
    return new EntryEffect(effect.header(), changes, effect.outcomes());
  }

  @Test
  void fullDiskIsRecognized() {
    Status full = new Status(Status.Code.IOError, Status.SubCode.NoSpace, "x");
    assertThat(StorageException.of("cannot write", folder, new RocksDBException(full)))
        .isInstanceOf(StorageException.DiskFull.class)
        .hasMessageContaining("free space");
    IOException asJavaSaysIt = new IOException(folder + ": No space left on device");
    assertThat(StorageException.of("cannot write", folder, asJavaSaysIt))
        .isInstanceOf(StorageException.DiskFull.class);
  }

  @Test
  void otherErrorsOfTheDiskAreNeitherFullNorCorrupted() {
    Status status = new Status(Status.Code.IOError, Status.SubCode.None, "x");
    assertThat(StorageException.of("cannot write", folder, new RocksDBException(status)))
        .isInstanceOf(StorageException.Failed.class);
    assertThat(StorageException.of("cannot write", folder, new RocksDBException("x")))
        .isInstanceOf(StorageException.Failed.class);
  }
}
