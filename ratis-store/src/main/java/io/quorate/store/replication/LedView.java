package io.quorate.store.replication;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.store.read.ReadView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view that the leader of {@code term} vouches for. */
record LedView(ReadView view, long term) implements ReadView {

  @Override
  public GroupHeader header() {
    return view.header();
  }

  @Override
  public @Nullable Entry entry(Key key) {
    return view.entry(key);
  }

  @Override
  public @Nullable Entry entryAt(Key key, Revision at) {
    return view.entryAt(key, at);
  }

  @Override
  public Page page(KeyRange range, PageLimit limit, boolean descending, Revision at) {
    return view.page(range, limit, descending, at);
  }

  @Override
  public long count(KeyRange range, Revision at) {
    return view.count(range, at);
  }

  @Override
  public @Nullable Revision revisionAt(long commitMicros) {
    return view.revisionAt(commitMicros);
  }

  @Override
  public @Nullable Lease lease(LeaseId id) {
    return view.lease(id);
  }

  @Override
  public List<Key> keysOf(LeaseId id, int limit) {
    return view.keysOf(id, limit);
  }

  @Override
  public List<Lease> leasesAfter(LeaseId after, int limit) {
    return view.leasesAfter(after, limit);
  }

  @Override
  public void close() {
    view.close();
  }
}
