package io.quorate.core.monitor;

import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.Revision;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares other replicas' digests with the leader's, at equal revisions. What was compared is not
 * compared again until the replica has moved on; a divergence stands until a comparison at a later
 * revision finds none. Kept while this node leads; confined to one thread.
 */
public final class DigestWatch {

  private record Compared(int incarnation, Revision revision, Optional<Divergence> divergence) {}

  private final String group;
  private final String self;
  private final RecentDigests own;
  private final Map<String, Compared> compared = new HashMap<>();

  public DigestWatch(String group, String self, RecentDigests own) {
    this.group = group;
    this.self = self;
    this.own = own;
  }

  /** Forgets everything, as a node does that does not lead. */
  public void reset() {
    compared.clear();
  }

  /** A replica said what its digest is at {@code revision}; compared where that is known here. */
  public void heard(String node, int incarnation, Revision revision, String digest) {
    Compared before = compared.get(node);
    if (before != null
        && before.incarnation() == incarnation
        && before.revision().equals(revision)) {
      return;
    }
    Optional<StateDigest> mine = own.at(incarnation, revision);
    if (mine.isPresent()) {
      String expected = mine.get().toString();
      Optional<Divergence> divergence =
          expected.equals(digest)
              ? Optional.empty()
              : Optional.of(
                  new Divergence(group, incarnation, revision, self, expected, node, digest));
      compared.put(node, new Compared(incarnation, revision, divergence));
    }
  }

  /** Whether the replica has been compared at all. */
  public boolean isCompared(String node) {
    return compared.containsKey(node);
  }

  /** In what the replica differs, as far as is known. */
  public Optional<Divergence> divergence(String node) {
    Compared last = compared.get(node);
    return last == null ? Optional.empty() : last.divergence();
  }
}
