package io.quorate.store.snapshot;

import io.quorate.core.transition.GroupHeader;
import io.quorate.store.safeguard.Safeguards;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Taking and installing snapshots of one group. Belongs to the apply thread; the counters may be
 * read by any.
 *
 * <p>A snapshot's term and index are read from the checkpoint itself. After a restart the database
 * may be ahead of Ratis, which replays from its last snapshot: until it has caught up none is
 * taken, since Ratis takes a later index for a bug.
 */
public final class Snapshots {

  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

  private final SnapshotStore store;
  private final LiveDatabase live;
  private final Safeguards safeguards;
  private final LongAdder taken = new LongAdder();
  private final LongAdder installed = new LongAdder();

  public Snapshots(SnapshotStore store, LiveDatabase live, Safeguards safeguards) {
    this.store = store;
    this.live = live;
    this.safeguards = safeguards;
  }

  public SnapshotStore store() {
    return store;
  }

  /**
   * Installs the newest snapshot on disk where it is ahead of the database, as after a crash during
   * an installation.
   */
  public void recover() throws IOException {
    long applied = live.get().stateView().header().appliedIndex();
    var newest = store.latest();
    if (newest.isPresent() && newest.get().at().getIndex() > applied) {
      LOG.info("the database is at {}, behind its snapshot {}", applied, newest.get().at());
      live.replaceWith(newest.get().directory());
    }
  }

  /**
   * Takes a snapshot of what is applied.
   *
   * @param applied Ratis' own applied index
   * @return the index of the snapshot, or {@code RaftLog.INVALID_LOG_INDEX} where none was taken
   */
  public long take(long applied) throws IOException {
    long inDatabase = live.get().stateView().header().appliedIndex();
    if (inDatabase == 0 || inDatabase > applied) {
      return RaftLog.INVALID_LOG_INDEX;
    }
    TermIndex at =
        store.take(directory -> {
          GroupHeader header = live.get().checkpoint(directory);
          return TermIndex.valueOf(header.appliedTerm(), header.appliedIndex());
        });
    taken.increment();
    LOG.info("took a snapshot at {}", at);
    return at.getIndex();
  }

  /** Makes the snapshot that Ratis has received the live state. */
  public GroupHeader install() throws IOException {
    store.syncInstalled();
    var newest =
        store.latest().orElseThrow(() -> new IOException("no snapshot to install was found"));
    if (safeguards.installsSnapshots()) {
      live.replaceWith(newest.directory());
    }
    installed.increment();
    GroupHeader header = live.get().stateView().header();
    LOG.info("installed the snapshot {} at revision {}", newest.at(), header.revision());
    return header;
  }

  public long takenCount() {
    return taken.sum();
  }

  public long installedCount() {
    return installed.sum();
  }
}
