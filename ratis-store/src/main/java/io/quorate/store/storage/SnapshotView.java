package io.quorate.store.storage;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.store.read.ReadView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One reader's hold on a published view. Safe for any thread until closed. */
final class SnapshotView implements ReadView {

  private final PublishedView view;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** The caller has acquired {@code view}; closing this releases it. */
  SnapshotView(PublishedView view) {
    this.view = view;
  }

  @Override
  public GroupHeader header() {
    return view.header();
  }

  @Override
  public long term() {
    return view.header().appliedTerm();
  }

  @Override
  public @Nullable Entry entry(Key key) {
    return records().entry(key);
  }

  @Override
  public @Nullable Entry entryAt(Key key, Revision at) {
    check(at);
    return isLatest(at) ? records().entry(key) : records().entryAt(key, at);
  }

  @Override
  public Page page(KeyRange range, PageLimit limit, boolean descending, Revision at) {
    check(at);
    List<Entry> entries = new ArrayList<>();
    if (range.isVoid()) {
      return new Page(entries, false);
    }
    long bytes = 0;
    try (EntryScan scan = scan(range, descending, at)) {
      for (Entry entry = scan.next(); entry != null; entry = scan.next()) {
        bytes += entry.key().length() + entry.value().length();
        if (entries.size() >= limit.entriesMax()
            || (bytes > limit.bytesMax() && !entries.isEmpty())) {
          return new Page(entries, true);
        }
        entries.add(entry);
      }
    }
    return new Page(entries, false);
  }

  @Override
  public long count(KeyRange range, Revision at) {
    check(at);
    if (isLatest(at)) {
      return records().count(range, Long.MAX_VALUE);
    }
    if (range.isVoid()) {
      return 0;
    }
    long count = 0;
    try (EntryScan scan = scan(range, false, at)) {
      while (scan.next() != null) {
        count++;
      }
    }
    return count;
  }

  @Override
  public @Nullable Revision revisionAt(long commitMicros) {
    return records().revisionAt(commitMicros);
  }

  @Override
  public @Nullable Lease lease(LeaseId id) {
    return records().lease(id);
  }

  @Override
  public List<Key> keysOf(LeaseId id, int limit) {
    return records().keysOf(id, limit);
  }

  @Override
  public List<Lease> leasesAfter(LeaseId after, int limit) {
    return records().leasesAfter(after, limit);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      view.release();
    }
  }

  private EntryScan scan(KeyRange range, boolean descending, Revision at) {
    return isLatest(at)
        ? records().current(range, descending)
        : records().past(range, descending, at);
  }

  private boolean isLatest(Revision at) {
    return at.equals(view.header().revision());
  }

  private void check(Revision at) {
    GroupHeader header = view.header();
    if (at.isBefore(header.compacted()) || at.isAfter(header.revision())) {
      throw new IllegalArgumentException(
          "revision %s is outside %s to %s".formatted(at, header.compacted(), header.revision()));
    }
  }

  private Records records() {
    if (closed.get()) {
      throw new IllegalStateException("the view is closed");
    }
    return view.records();
  }
}
