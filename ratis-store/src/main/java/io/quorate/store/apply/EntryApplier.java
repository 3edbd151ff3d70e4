package io.quorate.store.apply;

import io.quorate.core.command.LogEntry;
import io.quorate.core.transition.EntryEffect;
import io.quorate.core.transition.EntryTransition;
import io.quorate.store.storage.GroupDatabase;
import java.util.function.Supplier;

/** Applies entries to one group's database, each at most once. Confined to the apply thread. */
public final class EntryApplier {

  private final Supplier<GroupDatabase> live;
  private final ExpiryWatch expiry;
  private final int versionUnderstood;

  /**
   * @param live the database in use, which a snapshot may replace between two entries
   * @param versionUnderstood the newest cluster version that this program understands
   */
  public EntryApplier(Supplier<GroupDatabase> live, ExpiryWatch expiry, int versionUnderstood) {
    this.live = live;
    this.expiry = expiry;
    this.versionUnderstood = versionUnderstood;
    requireUnderstood();
  }

  /**
   * @throws NewerClusterException where the state is of a version that this program does not
   *     understand
   */
  public void requireUnderstood() {
    NewerClusterException.refuse(
        live.get().stateView().header().clusterVersion(), versionUnderstood);
  }

  /** Whether the database already holds the effect of this entry, as it may after a restart. */
  public boolean isApplied(long index) {
    return index <= live.get().stateView().header().appliedIndex();
  }

  /**
   * Applies an entry that is not applied yet; when this returns, readers see it.
   *
   * @throws NewerClusterException where it raises the cluster above what this program understands
   */
  public EntryEffect apply(LogEntry entry, long term, long index) {
    GroupDatabase database = live.get();
    EntryEffect effect = EntryTransition.apply(entry, term, index, database.stateView());
    NewerClusterException.refuse(effect.header().clusterVersion(), versionUnderstood);
    database.write(effect.header(), effect.changes());
    expiry.applied(database.stateView(), effect.changes());
    return effect;
  }
}
