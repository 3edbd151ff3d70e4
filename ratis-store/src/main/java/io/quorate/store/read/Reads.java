package io.quorate.store.read;

import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.read.ReadView.Page;
import io.quorate.store.read.ReadView.PageLimit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers reads from a view, within limits. Safe for any thread; the caller keeps the view. */
public final class Reads {

  private final ReadLimits limits;

  public Reads(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * One key at {@code at}, or at the view's own revision where that is zero.
   *
   * @throws StoreException {@code REVISION_IN_FUTURE}, {@code REVISION_COMPACTED}
   */
  public @Nullable Entry entry(ReadView view, Key key, Revision at) {
    Revision revision = revision(view, at);
    return revision.equals(view.header().revision())
        ? view.entry(key)
        : view.entryAt(key, revision);
  }

  /**
   * A page of a range, or its count.
   *
   * @throws StoreException as for {@link #entry}
   */
  public RangeAnswer range(ReadView view, RangeQuery query) {
    Revision revision = revision(view, query.at());
    if (query.range().isVoid()) {
      return new RangeAnswer(List.of(), false, 0, revision);
    }
    if (query.countOnly()) {
      return new RangeAnswer(List.of(), false, view.count(query.range(), revision), revision);
    }
    Page page = view.page(query.range(), limit(query), query.descending(), revision);
    return new RangeAnswer(page.entries(), page.more(), page.entries().size(), revision);
  }

  /**
   * A lease, with its keys if {@code keys}.
   *
   * @throws StoreException {@code LEASE_NOT_FOUND}; {@code OUTCOME_TOO_LARGE} where it has more
   *     keys than one answer carries
   */
  public LeaseAnswer lease(ReadView view, LeaseId id, boolean keys) {
    Lease lease = view.lease(id);
    if (lease == null) {
      throw StoreException.of(ErrorCode.LEASE_NOT_FOUND, "lease", id);
    }
    return new LeaseAnswer(
        lease, keys ? withinLimit(view.keysOf(id, limits.leaseIdsMax() + 1)) : List.of());
  }

  /**
   * All leases.
   *
   * @throws StoreException {@code OUTCOME_TOO_LARGE} where they are more than one answer carries
   */
  public List<Lease> leases(ReadView view) {
    return withinLimit(view.leasesAfter(LeaseId.NONE, limits.leaseIdsMax() + 1));
  }

  /** The revision that a read asking for {@code at} is answered at. */
  public static Revision revision(ReadView view, Revision at) {
    Revision reached = view.header().revision();
    if (at.number() == 0) {
      return reached;
    }
    if (at.isAfter(reached)) {
      throw outside(ErrorCode.REVISION_IN_FUTURE, at, "reached", reached);
    }
    if (at.isBefore(view.header().compacted())) {
      throw outside(ErrorCode.REVISION_COMPACTED, at, "compacted", view.header().compacted());
    }
    return at;
  }

  private PageLimit limit(RangeQuery query) {
    int entries =
        query.limit() == 0 ? limits.entriesMax() : Math.min(query.limit(), limits.entriesMax());
    return new PageLimit(entries, limits.bytesMax());
  }

  private <T> List<T> withinLimit(List<T> found) {
    if (found.size() > limits.leaseIdsMax()) {
      throw StoreException.of(ErrorCode.OUTCOME_TOO_LARGE, "limit", limits.leaseIdsMax());
    }
    return found;
  }

  private static StoreException outside(
      ErrorCode code, Revision asked, String boundName, Revision bound) {
    return StoreException.of(code, Map.of("asked", asked.toString(), boundName, bound.toString()));
  }
}
