package io.quorate.store.replication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServerConfigKeys.Log.CorruptionPolicy;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.server.storage.RaftStorageMetadata;
import org.apache.ratis.util.SizeInBytes;

/** The Raft folder of a group whose node does not run, and cannot start until this is closed. */
public final class LockedGroup implements AutoCloseable {

  private static final String METADATA = "current/raft-meta";

  private final RaftStorage storage;

  private LockedGroup(RaftStorage storage) {
    this.storage = storage;
  }

  /**
   * @throws IOException where the node runs, or the folder is no group's
   */
  public static LockedGroup open(Path folder) throws IOException {
    Path metadata = folder.resolve(METADATA);
    if (!Files.exists(metadata)) {
      throw new NoSuchFileException(metadata.toString());
    }
    RaftStorage storage =
        RaftStorage.newBuilder()
            .setDirectory(folder.toFile())
            .setOption(RaftStorage.StartupOption.RECOVER)
            .setStorageFreeSpaceMin(SizeInBytes.ONE_MB)
            .setLogCorruptionPolicy(CorruptionPolicy.EXCEPTION)
            .build();
    try {
      storage.initialize();
    } catch (IOException e) {
      throw new IOException(folder + " is in use; stop the node first", e);
    }
    return new LockedGroup(storage);
  }

  /** The latest term that the node has taken part in. */
  public long term() throws IOException {
    return storage.getMetadataFile().getMetadata().getTerm();
  }

  /** Takes the node to the next term, in which it has voted for nobody. Durable on return. */
  public void raiseTerm() throws IOException {
    storage
        .getMetadataFile()
        .persist(RaftStorageMetadata.valueOf(term() + 1, RaftPeerId.valueOf("")));
  }

  @Override
  public void close() throws IOException {
    storage.close();
  }
}
