package io.quorate.store.monitor;

import io.quorate.core.monitor.DigestWatch;
import io.quorate.core.monitor.Divergence;
import io.quorate.core.monitor.ReplicaLags;
import io.quorate.core.monitor.ReplicaReading;
import io.quorate.core.version.Revision;
import io.quorate.store.forward.Topology;
import io.quorate.v1.Standing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the other nodes' replicas stand against this one, while it leads; nothing is known of them
 * else. Fed with what the links have heard; confined to the thread that looks.
 */
final class Others {

  /** What a replica said longer ago says nothing of now. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  /** Digests change with every write; comparing them all the time would prove no more. */
  private static final long COMPARE_NANOS = Duration.ofSeconds(10).toNanos();

  private final String group;
  private final List<PingLink> links;
  private final ReplicaLags lags = new ReplicaLags(SILENCE_MAX.toNanos());
  private final DigestWatch digests;
  private boolean leads;
  private long comparedNanos;

  Others(Topology topology, Watched replica, List<PingLink> links) {
    this.group = topology.group();
    this.links = links;
    digests = new DigestWatch(group, topology.self().name(), replica.digests());
  }

  /** Takes in what has been heard. */
  void look(Standing own, boolean leadsNow, long nowNanos) {
    if (!leadsNow) {
      leads = false;
      lags.reset();
      digests.reset();
      return;
    }
    boolean compares = !leads || nowNanos - comparedNanos >= COMPARE_NANOS;
    leads = true;
    if (compares) {
      comparedNanos = nowNanos;
    }
    lags.noted(new Revision(own.getRevision()), nowNanos);
    for (PingLink link : links) {
      link.heard().ifPresent(heard -> take(link.peer(), heard, own, compares));
    }
  }

  private void take(String peer, PingLink.Heard heard, Standing own, boolean compares) {
    for (Standing standing : heard.answer().getStandingsList()) {
      if (standing.getGroup().equals(group) && standing.getIncarnation() == own.getIncarnation()) {
        Revision revision = new Revision(standing.getRevision());
        lags.heard(peer, revision, heard.atNanos());
        if (compares) {
          digests.heard(peer, standing.getIncarnation(), revision, standing.getDigest());
        }
      }
    }
  }

  /** By node; empty where this node does not lead, an empty value where a node is silent. */
  Map<String, Optional<ReplicaReading>> replicas(long nowNanos) {
    Map<String, Optional<ReplicaReading>> readings = new HashMap<>();
    if (leads) {
      links.forEach(link -> readings.put(link.peer(), lags.reading(link.peer(), nowNanos)));
    }
    return readings;
  }

  /** By node, those that have been compared. */
  Map<String, Optional<Divergence>> compared() {
    Map<String, Optional<Divergence>> compared = new HashMap<>();
    for (PingLink link : links) {
      if (digests.isCompared(link.peer())) {
        compared.put(link.peer(), digests.divergence(link.peer()));
      }
    }
    return compared;
  }
}
