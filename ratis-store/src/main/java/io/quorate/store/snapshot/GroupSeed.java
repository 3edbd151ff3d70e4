package io.quorate.store.snapshot;

import io.quorate.core.transition.GroupHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServerConfigKeys.Log.CorruptionPolicy;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.server.storage.RaftStorageMetadata;
import org.apache.ratis.util.SizeInBytes;

/**
 * The Raft folder of a group that does not begin empty: no log, and the database's state as the
 * snapshot that the log begins behind. To Ratis it looks as after the installation of a snapshot,
 * so that a replica that comes later is sent this one.
 */
public final class GroupSeed {

  private GroupSeed() {}

  /**
   * Durable on return.
   *
   * @param folder of the group, which is not there yet
   * @param term that the state was applied in; the node takes part from the next one on
   */
  public static void plant(LiveDatabase live, Path folder, long term) throws IOException {
    Files.createDirectories(folder);
    try (RaftStorage storage =
        RaftStorage.newBuilder()
            .setDirectory(folder.toFile())
            .setOption(RaftStorage.StartupOption.FORMAT)
            .setStorageFreeSpaceMin(SizeInBytes.ONE_MB)
            .setLogCorruptionPolicy(CorruptionPolicy.EXCEPTION)
            .build()) {
      storage.initialize();
      storage.getMetadataFile().persist(RaftStorageMetadata.valueOf(term, RaftPeerId.valueOf("")));
      SnapshotStore snapshots = new SnapshotStore();
      snapshots.init(storage);
      snapshots.take(directory -> {
        GroupHeader header = live.get().checkpoint(directory);
        return TermIndex.valueOf(header.appliedTerm(), header.appliedIndex());
      });
    }
    DurableFiles.syncTree(folder);
    DurableFiles.syncName(folder);
  }
}
