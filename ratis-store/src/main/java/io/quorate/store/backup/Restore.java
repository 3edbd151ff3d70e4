package io.quorate.store.backup;

import io.quorate.core.transition.Change;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.GroupTime;
import io.quorate.store.config.ServerConfig;
import io.quorate.store.identity.DataFolder;
import io.quorate.store.replication.GroupFolder;
import io.quorate.store.snapshot.GroupSeed;
import io.quorate.store.snapshot.LiveDatabase;
import io.quorate.store.storage.GroupDatabase;
import io.quorate.store.storage.StorageEngine;
import io.quorate.store.storage.StorageSettings;
import io.quorate.store.wire.Backups;
import io.quorate.v1.BackupLease;
import io.quorate.v1.BackupPart;
import io.quorate.v1.KeyValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Makes the data folder of one node of a new cluster out of a backup: the database, and the same
 * state as the snapshot that the node's Raft log begins behind. The file is read twice: once to
 * find it sound, before anything is made, and once to load it.
 */
public final class Restore {

  private final BackupFile file;
  private final ServerConfig config;
  private final String group;
  private final GroupHeader header;

  private Restore(BackupFile file, ServerConfig config, String group, GroupHeader header) {
    this.file = file;
    this.config = config;
    this.group = group;
    this.header = header;
  }

  /**
   * Reads and checks the file, and whether it fits the configuration. Makes nothing.
   *
   * @param group that the node will host
   * @param versionMax the newest cluster version that this program understands
   * @throws BackupException where it cannot be restored
   */
  public static Restore prepare(Path path, ServerConfig config, String group, int versionMax)
      throws IOException {
    BackupFile file = BackupFile.check(path);
    String clusterId = file.head().getClusterId();
    if (clusterId.equals(config.cluster().id())) {
      throw new BackupException(
          "%s was taken from cluster %s, and cluster.id is %s too: a restored cluster is a new one,"
                  .formatted(path, clusterId, clusterId)
              + " so that clients and nodes of the old one cannot mistake it; give cluster.id"
              + " another value");
    }
    if (!file.head().getGroup().equals(group)) {
      throw new BackupException(
          "%s is of group %s, and a node hosts group %s; name another file"
              .formatted(path, file.head().getGroup(), group));
    }
    if (file.head().getClusterVersion() > versionMax) {
      throw new BackupException(
          "%s has cluster version %d and this program understands up to %d; run a newer one"
              .formatted(path, file.head().getClusterVersion(), versionMax));
    }
    return new Restore(file, config, group, RestoredHeader.of(file));
  }

  public BackupFile file() {
    return file;
  }

  public int incarnation() {
    return header.incarnation();
  }

  /**
   * Fills and marks the node's data folder, which must be empty or absent. Durable on return;
   * nothing is left where it fails.
   *
   * @param progress told how many keys are in
   */
  public void run(InstantSource clock, LongConsumer progress) throws IOException {
    new DataFolder(config).initializeWith(clock, folder -> fill(folder, progress));
  }

  private void fill(Path data, LongConsumer progress) throws IOException {
    StorageSettings settings =
        new StorageSettings(
            config.storage().blockCacheBytes(), config.storage().writeBufferBytes());
    GroupFolder raft = GroupFolder.of(data.resolve("raft"), config.cluster().id(), group);
    try (StorageEngine engine = new StorageEngine(settings);
        LiveDatabase live = LiveDatabase.open(data.resolve("db").resolve(group), engine)) {
      load(live.get(), progress);
      GroupSeed.plant(live, raft.path(), RestoredHeader.TERM);
    }
  }

  private void load(GroupDatabase database, LongConsumer progress) throws IOException {
    GroupTime now = header.groupTime();
    long[] keys = {0};
    BackupFile loaded =
        BackupFile.read(
            file.path(),
            part -> {
              database.write(GroupHeader.INITIAL, changes(part, now));
              keys[0] += part.getEntries().getEntriesCount();
              progress.accept(keys[0]);
            });
    if (!loaded.equals(file)) {
      throw new BackupException(file.path() + " was changed while it was read; restore it again");
    }
    database.write(header, List.of());
    if (!database.rebuildDigest().agrees()) {
      throw new BackupException(
          "the database made of " + file.path() + " does not hold its entries; check the disk");
    }
  }

  private static List<Change> changes(BackupPart part, GroupTime now) {
    List<Change> changes = new ArrayList<>();
    for (KeyValue entry : part.getEntries().getEntriesList()) {
      changes.add(new Change.EntryPut(Backups.entry(entry), null));
    }
    for (BackupLease lease : part.getLeases().getLeasesList()) {
      changes.add(new Change.LeasePut(Backups.lease(lease, now), null));
    }
    return changes;
  }
}
