package io.quorate.core.monitor;

import io.quorate.core.version.Revision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * How old the other replicas' data is, by the leader's clock alone: it notes when it had which
 * revision, so that a replica that holds the revision noted at a time s holds every write that was
 * acknowledged before s. Kept while this node leads; confined to one thread.
 */
public final class ReplicaLags {

  /** Revisions noted; a replica further behind keeps the age that was last known, growing. */
  static final int NOTES_MAX = 1_024;

  private record Note(long revision, long lastNanos) {}

  private record Known(long revision, long heardNanos, long coveredNanos) {}

  private final long silenceNanosMax;
  private final Deque<Note> notes = new ArrayDeque<>();
  private final Map<String, Known> replicas = new HashMap<>();
  private long leadsSinceNanos;

  /**
   * @param silenceNanosMax what was heard longer ago says nothing of now
   */
  public ReplicaLags(long silenceNanosMax) {
    this.silenceNanosMax = silenceNanosMax;
  }

  /** Forgets everything, as a node does that does not lead. */
  public void reset() {
    notes.clear();
    replicas.clear();
  }

  /** The leader has applied {@code revision} now. */
  public void noted(Revision revision, long nowNanos) {
    if (notes.isEmpty()) {
      leadsSinceNanos = nowNanos;
    } else if (notes.getLast().revision() == revision.number()) {
      notes.removeLast();
    }
    notes.addLast(new Note(revision.number(), nowNanos));
    if (notes.size() > NOTES_MAX) {
      notes.removeFirst();
    }
  }

  /**
   * A replica said that it holds {@code revision}.
   *
   * @param heardNanos when that was heard
   */
  public void heard(String node, Revision revision, long heardNanos) {
    Known before = replicas.get(node);
    long covered = before == null ? leadsSinceNanos : before.coveredNanos();
    for (Iterator<Note> newest = notes.descendingIterator(); newest.hasNext(); ) {
      Note note = newest.next();
      if (note.revision() <= revision.number()) {
        covered = Math.max(covered, note.lastNanos());
        break;
      }
    }
    replicas.put(node, new Known(revision.number(), heardNanos, covered));
  }

  /** How the replica stands; empty where it has not been heard for long, or nobody led here. */
  public Optional<ReplicaReading> reading(String node, long nowNanos) {
    Known known = replicas.get(node);
    if (known == null || notes.isEmpty() || nowNanos - known.heardNanos() > silenceNanosMax) {
      return Optional.empty();
    }
    long behind = Math.max(0, notes.getLast().revision() - known.revision());
    return Optional.of(new ReplicaReading(behind, Math.max(0, nowNanos - known.coveredNanos())));
  }
}
