package io.quorate.store.raftlog;

import io.quorate.store.raftlog.LogDamage.Kind;
import io.quorate.store.replication.Abstention;
import io.quorate.store.replication.LockedGroup;
import io.quorate.store.snapshot.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Cuts a torn tail off the log of a node that does not run, after making a copy. Where an
 * acknowledged write may have been in the tail, the node first loses its vote, so that a crash in
 * between never leaves a node that votes without what it promised.
 */
public final class TailRepair {

  private static final DateTimeFormatter COPY_NAME =
      DateTimeFormatter.ofPattern("'torn-'yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private TailRepair() {}

  /**
   * What was done.
   *
   * @param copy of the file before the cut
   * @param votes whether the node still has its vote
   */
  public record Repaired(LogDamage damage, Path copy, boolean votes) {}

  /**
   * Durable on return.
   *
   * @param group the folder of the group
   * @param voters how many the group has
   * @throws DamagedLogException where there is nothing to repair, or nothing that may be cut
   */
  public static Repaired run(Path group, int voters, Instant now) throws IOException {
    try (LockedGroup locked = LockedGroup.open(group)) {
      LogDamage damage = repairable(group, voters);
      Path copy = copy(group, damage.file(), now);
      boolean votes = damage.kind() == Kind.UNFINISHED_TAIL;
      if (!votes) {
        Abstention.begin(group, locked.term());
        locked.raiseTerm();
      }
      try (FileChannel channel = FileChannel.open(damage.file(), StandardOpenOption.WRITE)) {
        channel.truncate(damage.offset());
        channel.force(true);
      }
      CoveredLog.remove(group);
      return new Repaired(damage, copy, votes);
    }
  }

  private static LogDamage repairable(Path group, int voters) throws IOException {
    LogDamage damage = LogCheck.find(group);
    if (damage == null) {
      throw new DamagedLogException("the Raft log in " + group + " is sound; nothing was changed");
    }
    if (!damage.isTail()) {
      throw new DamagedLogException(damage.advice());
    }
    if (voters == 1 && damage.kind() == Kind.TORN_TAIL) {
      throw new DamagedLogException(
          "%s at byte %d may have held an acknowledged write, and a cluster of one node has nobody"
                  .formatted(damage.file(), damage.offset())
              + " to catch up from; restore the folder as it was, or a backup into a new cluster");
    }
    return damage;
  }

  /** Not beside the log: Ratis would take it for a part of it. */
  private static Path copy(Path group, Path file, Instant now) throws IOException {
    Path folder = Files.createDirectories(group.resolve(COPY_NAME.format(now)));
    Path copy = folder.resolve(file.getFileName());
    Files.copy(file, copy);
    DurableFiles.syncTree(folder);
    DurableFiles.syncName(folder);
    return copy;
  }
}
