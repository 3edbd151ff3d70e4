package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.core.transition.EntryEffect;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.store.read.ReadView;
import io.quorate.store.read.ReadView.Page;
import io.quorate.store.read.ReadView.PageLimit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsTest {

  private static final PageLimit NO_LIMIT = new PageLimit(Integer.MAX_VALUE, Long.MAX_VALUE);

  @TempDir Path folder;
  private StorageEngine engine;
  private GroupDatabase database;
  private final RandomEntries entries = new RandomEntries(7);

  @BeforeEach
  void open() {
    engine = new StorageEngine(Storage.SMALL);
    database = GroupDatabase.open(folder.resolve("group"), engine);
  }

  @AfterEach
  void close() {
    database.close();
    engine.close();
  }

  @Test
  void viewStaysAsItWasWhileAThousandWritesGoOn() {
    Storage.write(database, entries, 50);
    try (ReadView view = database.view()) {
      Page before = everything(view);
      Storage.write(database, entries, 1_000);
      assertThat(everything(view)).isEqualTo(before);
      assertThat(view.header().appliedIndex()).isEqualTo(50);
      assertThat(database.openSnapshots()).isEqualTo(2);
    }
    assertThat(database.openSnapshots()).isEqualTo(1);
  }

  @Test
  void viewsOfOneStateShareASnapshot() {
    List<ReadView> views = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      views.add(database.view());
    }
    assertThat(database.openSnapshots()).isEqualTo(1);
    views.forEach(ReadView::close);
    views.forEach(ReadView::close); // once too often changes nothing
    try (ReadView view = database.view()) {
      assertThat(view.header().appliedIndex()).isZero();
    }
  }

  @Test
  void readersSeeOnlyStatesThatAgreeWithTheirHeader() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Callable<Integer> reader =
        () -> {
          int views = 0;
          long last = 0;
          while (!done.get()) {
            try (ReadView view = database.view()) {
              assertThat(view.header().appliedIndex()).isGreaterThanOrEqualTo(last);
              last = view.header().appliedIndex();
              assertThat(view.count(KeyRange.ALL, view.header().revision()))
                  .isEqualTo(view.header().keyCount());
              views++;
            }
          }
          return views;
        };
    try (ExecutorService readers = Executors.newFixedThreadPool(3)) {
      List<Future<Integer>> running = List.of(readers.submit(reader), readers.submit(reader));
      Storage.write(database, entries, 2_000);
      done.set(true);
      for (Future<Integer> one : running) {
        assertThat(one.get()).isPositive();
      }
    }
    assertThat(database.openSnapshots()).isEqualTo(1);
  }

  @Test
  void closedViewRefusesReads() {
    ReadView view = database.view();
    view.close();
    assertThatThrownBy(() -> view.entry(Key.of("k"))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingWaitsForViewsThatAreOpen() throws ExecutionException, InterruptedException {
    Storage.write(database, entries, 50);
    ReadView view = database.view();
    Page before = everything(view);
    try (ExecutorService closer = Executors.newSingleThreadExecutor()) {
      Future<?> closed = closer.submit(database::close);
      while (!database.isClosing()) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(database::view).isInstanceOf(StorageException.Closed.class);
      assertThat(everything(view)).isEqualTo(before);
      assertThat(closed.isDone()).isFalse();
      view.close();
      closed.get();
    }
    assertThatThrownBy(() -> view.entry(Key.of("k"))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyCallAfterCloseIsRefused() {
    EntryEffect effect = entries.next();
    database.close();
    List<Callable<?>> calls =
        List.of(
            database::view,
            database::durableIndex,
            database::sizeBytes,
            database::rebuildDigest,
            () -> database.sweepHistory(1),
            () -> database.checkpoint(folder.resolve("checkpoint")),
            () -> database.stateView().entry(Key.of("k")),
            () -> database.stateView().entries(KeyRange.ALL, 1, false));
    for (Callable<?> call : calls) {
      assertThatThrownBy(call::call).isInstanceOf(StorageException.Closed.class);
    }
    assertThatThrownBy(database::flush).isInstanceOf(StorageException.Closed.class);
    assertThatThrownBy(() -> Storage.write(database, effect))
        .isInstanceOf(StorageException.Closed.class);
    database.close(); // once more changes nothing
  }

  private static Page everything(ReadView view) {
    return view.page(KeyRange.ALL, NO_LIMIT, false, view.header().revision());
  }
}
