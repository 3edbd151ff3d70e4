package io.quorate.store.replication;

import io.quorate.core.version.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Those who wait until a replica has applied a revision. Their number is bounded by the operations
 * that the node admits. Safe for any thread; where nobody waits, applying costs one volatile read.
 */
final class RevisionWaits {

  private static final Revision NOBODY = new Revision(Long.MAX_VALUE);

  private final TreeMap<Revision, List<CompletableFuture<Void>>> waiting = new TreeMap<>();
  private volatile Revision reached = Revision.ZERO;
  private volatile Revision lowest = NOBODY;

  /** Completes once {@link #reached} was told this revision or a later one. */
  CompletableFuture<Void> until(Revision revision) {
    CompletableFuture<Void> future = new CompletableFuture<>();
    synchronized (this) {
      waiting.computeIfAbsent(revision, each -> new ArrayList<>(1)).add(future);
      lowest = waiting.firstKey();
    }
    var unused = future.whenComplete((done, failure) -> leave(revision, future));
    if (!revision.isAfter(reached)) {
      future.complete(null); // reached meanwhile, or before
    }
    return future;
  }

  void reached(Revision revision) {
    reached = revision;
    if (lowest.isAfter(revision)) {
      return;
    }
    List<CompletableFuture<Void>> done = new ArrayList<>();
    synchronized (this) {
      Map<Revision, List<CompletableFuture<Void>>> head = waiting.headMap(revision, true);
      head.values().forEach(done::addAll);
      head.clear();
      lowest = waiting.isEmpty() ? NOBODY : waiting.firstKey();
    }
    done.forEach(future -> future.complete(null));
  }

  private synchronized void leave(Revision revision, CompletableFuture<Void> future) {
    List<CompletableFuture<Void>> same = waiting.get(revision);
    if (same != null && same.remove(future) && same.isEmpty()) {
      waiting.remove(revision);
      lowest = waiting.isEmpty() ? NOBODY : waiting.firstKey();
    }
  }
}
