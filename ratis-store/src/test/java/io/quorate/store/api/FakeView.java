package io.quorate.store.api;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.store.read.ReadView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the fake state as it is; good enough where a test does not write meanwhile. */
record FakeView(FakeState state, GroupHeader header, long term, Runnable onClose)
    implements ReadView {

  static final long COMMIT_MICROS = 1_700_000_000_000_000L;

  static FakeView of(FakeState state, long term, Runnable onClose) {
    GroupHeader header =
        new GroupHeader(
            1,
            term,
            1,
            state.revision,
            state.compacted,
            GroupTime.ZERO,
            COMMIT_MICROS,
            GroupTime.ZERO,
            1,
            0,
            0,
            0,
            StateDigest.EMPTY);
    return new FakeView(state, header, term, onClose);
  }

  @Override
  public @Nullable Entry entry(Key key) {
    return state.entries.get(key);
  }

  @Override
  public @Nullable Entry entryAt(Key key, Revision at) {
    return asOf(at).get(key);
  }

  @Override
  public Page page(KeyRange range, PageLimit limit, boolean descending, Revision at) {
    NavigableMap<Key, Entry> entries = asOf(at);
    List<Entry> all =
        (descending ? entries.descendingMap() : entries)
            .values().stream().filter(entry -> range.contains(entry.key())).toList();
    long bytes = 0;
    int taken = 0;
    while (taken < all.size() && taken < limit.entriesMax() && bytes < limit.bytesMax()) {
      bytes += all.get(taken).key().length() + all.get(taken).value().length();
      taken++;
    }
    return new Page(all.subList(0, taken), taken < all.size());
  }

  @Override
  public long count(KeyRange range, Revision at) {
    return asOf(at).keySet().stream().filter(range::contains).count();
  }

  @Override
  public @Nullable Revision revisionAt(long commitMicros) {
    return header.revision();
  }

  @Override
  public @Nullable Lease lease(LeaseId id) {
    return state.leases.get(id.number());
  }

  @Override
  public List<Key> keysOf(LeaseId id, int limit) {
    Stream<Entry> attached = state.entries.values().stream().filter(e -> e.lease().equals(id));
    return attached.map(Entry::key).limit(limit).toList();
  }

  @Override
  public List<Lease> leasesAfter(LeaseId after, int limit) {
    return state.leases.entrySet().stream()
        .filter(lease -> lease.getKey() > after.number())
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .map(Map.Entry::getValue)
        .limit(limit)
        .toList();
  }

  @Override
  public void close() {
    onClose.run();
  }

  private NavigableMap<Key, Entry> asOf(Revision at) {
    return at.equals(state.revision)
        ? state.entries
        : Objects.requireNonNull(state.past.get(at.number()));
  }
}
