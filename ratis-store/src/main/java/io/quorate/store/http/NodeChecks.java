package io.quorate.store.http;

import io.quorate.store.identity.DataFolder;
import io.quorate.store.identity.IdentityException;
import io.quorate.v1.ReplicaStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a node checks before it calls itself ready. */
public final class NodeChecks {

  /** Entries committed and not yet applied here, above which reads would be needlessly old. */
  static final long APPLIED_LAG_MAX = 10_000;

  private NodeChecks() {}

  /**
   * @param replica the state of the node's replica, read at each check
   * @param space what is wrong with the room on the disk
   */
  public static List<ReadinessCheck> of(
      DataFolder data, Supplier<ReplicaStatus> replica, Supplier<Optional<String>> space) {
    return List.of(
        new ReadinessCheck("identity", () -> identity(data)),
        new ReadinessCheck("storage", () -> writable(data.path())),
        new ReadinessCheck("disk-space", space::get),
        new ReadinessCheck("leader", () -> leader(replica.get())),
        new ReadinessCheck("applied", () -> applied(replica.get())));
  }

  private static Optional<String> identity(DataFolder data) {
    try {
      data.verify();
      return Optional.empty();
    } catch (IdentityException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Only a write tells; permission bits say nothing of a full or failing disk. */
  private static Optional<String> writable(Path folder) {
    try {
      Path probe = Files.createTempFile(folder, ".ready", ".tmp");
      try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(new byte[] {1}));
        channel.force(false);
      } finally {
        Files.deleteIfExists(probe);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(folder + " cannot be written: " + e.getMessage());
    }
  }

  private static Optional<String> leader(ReplicaStatus replica) {
    return replica.getLeaderNode().isEmpty()
        ? Optional.of("group " + replica.getGroup() + " has no leader that this node knows")
        : Optional.empty();
  }

  private static Optional<String> applied(ReplicaStatus replica) {
    long behind = replica.getCommitIndex() - replica.getAppliedIndex();
    return behind > APPLIED_LAG_MAX
        ? Optional.of(behind + " entries behind; ready at " + APPLIED_LAG_MAX + " or fewer")
        : Optional.empty();
  }
}
