package io.quorate.store.read;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unchanging view of a group's data, at the revision of its header. Holds native memory until
 * closed. Safe for any thread until then.
 */
public interface ReadView extends AutoCloseable {

  GroupHeader header();

  /**
   * The term of the leader that vouched for the view, or of the last entry applied where none did.
   */
  long term();

  @Nullable Entry entry(Key key);

  /**
   * The entry as of {@code at}, which is above the compacted revision and not above the header's.
   */
  @Nullable Entry entryAt(Key key, Revision at);

  /** A page of entries as of {@code at}. */
  Page page(KeyRange range, PageLimit limit, boolean descending, Revision at);

  /** Keys in {@code range} as of {@code at}. */
  long count(KeyRange range, Revision at);

  /**
   * The revision that the group had at this commit time, which is not after the header's; null
   * where that is forgotten.
   */
  @Nullable Revision revisionAt(long commitMicros);

  @Nullable Lease lease(LeaseId id);

  /** At most {@code limit} keys attached to the lease, in key order. */
  List<Key> keysOf(LeaseId id, int limit);

  /** At most {@code limit} leases with ids above {@code after}, in the order of their ids. */
  List<Lease> leasesAfter(LeaseId after, int limit);

  @Override
  void close();

  /** Where a page ends at the latest: whatever is reached first. */
  record PageLimit(int entriesMax, long bytesMax) {}

  /**
   * @param more whether the limit, not the range, ended it
   */
  record Page(List<Entry> entries, boolean more) {
    public Page {
      entries = List.copyOf(entries);
    }
  }
}
