package io.quorate.store.api;

import io.quorate.store.forward.Topology;
import io.quorate.store.forward.Topology.Node;
import io.quorate.store.read.ReadView;
import io.quorate.store.replication.Leadership;
import io.quorate.store.replication.Replica;
import io.quorate.v1.Origin;

/**
 * Where answers of this node come from. One object stands for all answers until the term, the
 * leader or the incarnation changes, so that comparing origins is comparing references. Safe for
 * any thread.
 */
final class Origins {

  private record Known(int incarnation, long term, String leader, Origin origin) {}

  private final Topology topology;
  private final Replica replica;
  private volatile Known latest;

  Origins(Topology topology, Replica replica) {
    this.topology = topology;
    this.replica = replica;
    this.latest = make(0, 0, "");
  }

  /** The origin of an answer that this node gives as a leader, to a write of {@code term}. */
  Origin leading(long term) {
    Known known = latest;
    if (known.incarnation() == 0) {
      try (ReadView view = replica.localView()) {
        known = make(view.header().incarnation(), term, "");
      }
    }
    return of(known.incarnation(), term, topology.self().name());
  }

  /** The origin of an answer from a view, while {@code leader} leads. */
  Origin of(int incarnation, long term, String leader) {
    Known known = latest;
    if (known.term() != term
        || known.incarnation() != incarnation
        || !known.leader().equals(leader)) {
      known = make(incarnation, term, leader);
      latest = known;
    }
    return known.origin();
  }

  /** The origin of what this node says without looking at data. */
  Origin here(Leadership leadership) {
    return of(latest.incarnation(), leadership.term(), leadership.leader());
  }

  /** The origin of the answers before this one; for failures, which cost nothing more then. */
  Origin latest() {
    return latest.origin();
  }

  private Known make(int incarnation, long term, String leader) {
    Node self = topology.self();
    Origin origin =
        Origin.newBuilder()
            .setGroup(topology.group())
            .setIncarnation(incarnation)
            .setTerm(term)
            .setNode(self.name())
            .setRegion(self.region())
            .setClusterId(topology.clusterId())
            .setLeader(topology.node(leader).map(Node::clientAddress).orElse(""))
            .build();
    return new Known(incarnation, term, leader, origin);
  }
}
