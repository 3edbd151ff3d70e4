package io.quorate.store.forward;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.store.transport.Loops;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Passes operations on to the leader's node. Safe for any thread. */
public final class Forwarder implements AutoCloseable {

  private final Map<String, PeerLink> links;
  private final LeaderWait waiting;
  private final Tick tick;

  /**
   * @param leader the leading node's name as it is known, or empty
   * @param route takes an operation that has waited, once there is a leader
   */
  public Forwarder(
      Topology topology,
      ForwardLimits limits,
      Loops loops,
      Supplier<String> leader,
      Consumer<Forwarded> route) {
    links =
        topology.peers().values().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Topology.Node::name,
                    peer -> new PeerLink(topology.clusterId(), peer, limits, loops)));
    waiting = new LeaderWait(limits.leaderWait(), route);
    tick = new Tick(loops.next(), () -> sweep(leader.get()));
  }

  /** Sends to the leader; waits for one where none is known. Never throws. */
  public void forward(String leader, Forwarded operation) {
    PeerLink link = links.get(leader);
    if (link == null) {
      await(operation, StoreException.of(ErrorCode.NO_LEADER));
    } else {
      link.offer(operation);
      tick.arm();
    }
  }

  /**
   * Keeps an operation until there is a leader.
   *
   * @param why its failure if there is none in time
   */
  public void await(Forwarded operation, StoreException why) {
    waiting.add(operation, why);
    tick.arm();
  }

  /** Operations sent or about to be sent to other nodes, and those that wait for a leader. */
  public int underWay() {
    return waiting.size() + links.values().stream().mapToInt(PeerLink::underWay).sum();
  }

  private boolean sweep(String leader) {
    long now = System.nanoTime();
    links.forEach((name, link) -> link.sweep(now, leader.isEmpty() || leader.equals(name)));
    waiting.sweep(now, leader);
    return underWay() > 0;
  }

  /** Fails what is under way and closes the connections. */
  @Override
  public void close() {
    tick.close();
    waiting.close();
    links.values().forEach(PeerLink::close);
  }
}
