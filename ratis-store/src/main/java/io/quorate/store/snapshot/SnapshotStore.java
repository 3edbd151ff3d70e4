package io.quorate.store.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.SnapshotRetentionPolicy;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.impl.FileListSnapshotInfo;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one group on disk: folders named by term and index, each a checkpoint of the
 * database. A folder gets its name when it is complete and durable. Ratis replaces the parent
 * folder as a whole when it installs one from the leader. Safe for any thread: the disk is the
 * state, and what was read from it last is remembered, since Ratis asks before each message to a
 * follower.
 */
public final class SnapshotStore implements StateMachineStorage {

  private static final Pattern NAME = Pattern.compile("snapshot\\.(\\d+)_(\\d+)");
  private static final String UNFINISHED = "taking";
  private static final String MD5_SUFFIX = ".md5";

  /** One snapshot. */
  record Snapshot(Path directory, TermIndex at) {}

  /** Writes a checkpoint into a folder that does not exist yet. */
  @FunctionalInterface
  public interface Checkpoint {
    /** Returns the term and index of the last entry in it. */
    TermIndex writeTo(Path directory) throws IOException;
  }

  /** What a look at the disk has found. */
  private record Known(Optional<Snapshot> latest, @Nullable SnapshotInfo described) {}

  private volatile @Nullable Path root;

  /** Null after each change of the disk. */
  private volatile @Nullable Known known;

  @Override
  public void init(RaftStorage storage) throws IOException {
    root = storage.getStorageDir().getStateMachineDir().toPath();
    DurableFiles.deleteTree(root().resolve(UNFINISHED));
    changed();
  }

  private Path root() {
    Path initialized = root;
    if (initialized == null) {
      throw new IllegalStateException("the snapshot store is not initialized");
    }
    return initialized;
  }

  /** Takes a snapshot; when this returns it survives a power loss. */
  public TermIndex take(Checkpoint checkpoint) throws IOException {
    Files.createDirectories(root());
    Path unfinished = root().resolve(UNFINISHED);
    DurableFiles.deleteTree(unfinished);
    TermIndex at = checkpoint.writeTo(unfinished);
    Path finished = root().resolve("snapshot." + at.getTerm() + "_" + at.getIndex());
    if (Files.exists(finished)) {
      DurableFiles.deleteTree(unfinished);
      return at;
    }
    DurableFiles.syncTree(unfinished);
    Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    changed();
    DurableFiles.sync(root());
    return at;
  }

  @Override
  public @Nullable SnapshotInfo getLatestSnapshot() {
    return known().described();
  }

  Optional<Snapshot> latest() {
    return known().latest();
  }

  private Known known() {
    Known before = known;
    if (before != null) {
      return before;
    }
    synchronized (this) {
      Optional<Snapshot> latest = newestFirst().stream().findFirst();
      Known now = new Known(latest, latest.map(SnapshotStore::describe).orElse(null));
      known = now;
      return now;
    }
  }

  /** Later looks see the disk as it is now. */
  private synchronized void changed() {
    known = null;
  }

  /** Raft index of the newest snapshot, 0 where there is none. */
  public long latestIndex() {
    return latest().map(snapshot -> snapshot.at().getIndex()).orElse(0L);
  }

  private List<Snapshot> newestFirst() {
    if (!Files.isDirectory(root())) {
      return List.of();
    }
    List<Snapshot> found = new ArrayList<>();
    try (Stream<Path> children = Files.list(root())) {
      for (Path child : children.toList()) {
        Matcher name = NAME.matcher(child.getFileName().toString());
        if (name.matches()) {
          found.add(
              new Snapshot(
                  child,
                  TermIndex.valueOf(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list snapshots in " + root(), e);
    }
    found.sort(Comparator.comparing(Snapshot::at).reversed());
    return found;
  }

  /** No digests: Ratis makes them while it sends, and a checkpoint may be gigabytes. */
  private static SnapshotInfo describe(Snapshot snapshot) {
    try (Stream<Path> files = Files.walk(snapshot.directory())) {
      List<FileInfo> infos =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().endsWith(MD5_SUFFIX))
              .map(file -> new FileInfo(file, null))
              .toList();
      return new FileListSnapshotInfo(infos, snapshot.at());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read snapshot " + snapshot.directory(), e);
    }
  }

  @Override
  public void format() {
    // A new replica has none.
  }

  @Override
  public void cleanupOldSnapshots(SnapshotRetentionPolicy policy) throws IOException {
    int kept = policy.getNumSnapshotsRetained();
    List<Snapshot> all = newestFirst();
    for (Snapshot old : all.subList(Math.min(Math.max(1, kept), all.size()), all.size())) {
      DurableFiles.deleteTree(old.directory());
    }
    changed();
  }

  /** Forces the folder that Ratis renamed into place. */
  void syncInstalled() throws IOException {
    changed();
    DurableFiles.syncTree(root());
    DurableFiles.syncName(root());
  }
}
