package io.quorate.client;

import io.quorate.model.NodeAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the connection for each call, and dials. Owned by the client's I/O thread.
 *
 * <ol>
 *   <li>Writes and strong reads go to the preferred node: the leader as the answers name it, else
 *       the one that last worked, else the next in order.
 *   <li>Local reads go to the first node in order that is connected; if it fails them, on the way
 *       of the others.
 *   <li>Only connections that are ready are chosen, so that no call waits for a dead node to be
 *       dialed; where none is ready, nodes are dialed one after the other, {@link #STAGGER} apart
 *       (the connection attempt delay of RFC 8305).
 *   <li>Nodes that others name come behind those that the client was given.
 * </ol>
 */
final class Router {

  /** Makes connections. */
  interface Dialer {
    /** A connection that has begun to connect, or null where that is not possible at all. */
    @Nullable Connection dial(Endpoint endpoint);
  }

  private static final Duration STAGGER = Duration.ofMillis(250);

  /** Nodes that are known at most, configured or named by answers. */
  static final int PEERS_MAX = 64;

  private final Dialer dialer;
  private final RandomGenerator random;
  private final Map<Endpoint, Peer> peers = new LinkedHashMap<>();
  private final List<Peer> order = new ArrayList<>();
  private final LeaderHint hint = new LeaderHint();
  private Peer preferred;
  private long lastDialNanos;

  Router(List<Endpoint> endpoints, Dialer dialer, RandomGenerator random, long nowNanos) {
    this.dialer = dialer;
    this.random = random;
    for (Endpoint endpoint : endpoints) {
      peerOf(endpoint, nowNanos);
    }
    preferred = order.get(0);
  }

  /** A ready connection for a call, or null, and then one is being dialed. */
  @Nullable Connection choose(Call<?> call, long nowNanos) {
    if (call.route.pinned() != null) {
      return pinned(call.route.pinned(), nowNanos);
    }
    boolean triedNearest = call.attempts > 0;
    return call.route.nearest() && !triedNearest ? nearest(nowNanos) : preferred(nowNanos);
  }

  /**
   * Notes who leads, as an answer says; the next calls go there once it is connected.
   *
   * @return whether calls now go to another node than before
   */
  boolean heard(Connection from, io.quorate.v1.Origin origin, long nowNanos) {
    Peer answering = peers.get(from.endpoint());
    if (answering != null) {
      answering.answered();
    }
    Endpoint named = hint.heard(origin);
    Peer leader = named == null ? null : peerOf(named, nowNanos);
    if (leader == null || leader == preferred) {
      return false;
    }
    if (leader.ready() != null) {
      preferred = leader;
      return true;
    }
    if (leader.mayBeDialed(nowNanos)) {
      dial(leader, nowNanos);
    }
    return false;
  }

  /** Takes note of nodes that another one named, behind those that are known. */
  void learn(List<NodeAddress> nodes, long nowNanos) {
    for (NodeAddress node : nodes) {
      Endpoint endpoint = Endpoint.ofNode(node.clientAddress());
      if (endpoint != null) {
        peerOf(endpoint, nowNanos);
      }
    }
  }

  /** A node could not serve an operation that another might: the next calls go to another one. */
  void leave(Connection connection, long nowNanos) {
    if (preferred.connection() != connection) {
      return;
    }
    Peer other = nextReady(1);
    if (other != null && other != preferred) {
      preferred = other;
    } else {
      dialNext(nowNanos);
    }
  }

  void lost(Connection connection, long nowNanos) {
    Peer peer = peers.get(connection.endpoint());
    if (peer != null && peer.connection() == connection) {
      peer.failed(nowNanos, random);
    }
  }

  /** All connections, in any state. */
  List<Connection> connections() {
    List<Connection> all = new ArrayList<>();
    for (Peer peer : order) {
      Connection connection = peer.connection();
      if (connection != null) {
        all.add(connection);
      }
    }
    return all;
  }

  boolean anyConnecting() {
    return order.stream().anyMatch(Peer::connecting);
  }

  private @Nullable Connection pinned(Endpoint endpoint, long nowNanos) {
    Peer peer = peerOf(endpoint, nowNanos);
    if (peer != null && peer.mayBeDialed(nowNanos)) {
      dial(peer, nowNanos);
    }
    return peer == null ? null : peer.ready();
  }

  private @Nullable Connection nearest(long nowNanos) {
    for (int i = 0; i < order.size(); i++) {
      Connection ready = order.get(i).ready();
      if (ready != null) {
        dialBefore(i, nowNanos);
        return ready;
      }
    }
    dialNext(nowNanos);
    return null;
  }

  private void dialBefore(int index, long nowNanos) {
    for (int i = 0; i < index; i++) {
      if (order.get(i).mayBeDialed(nowNanos)) {
        dial(order.get(i), nowNanos);
      }
    }
  }

  private @Nullable Connection preferred(long nowNanos) {
    Peer ready = nextReady(0);
    if (ready == null) {
      dialNext(nowNanos);
      return null;
    }
    preferred = ready;
    return ready.ready();
  }

  private @Nullable Peer nextReady(int fromOffset) {
    if (fromOffset == 0 && preferred.ready() != null) {
      return preferred;
    }
    int start = order.indexOf(preferred);
    for (int i = fromOffset; i < order.size(); i++) {
      Peer peer = order.get((start + i) % order.size());
      if (peer.ready() != null) {
        return peer;
      }
    }
    return null;
  }

  private void dialNext(long nowNanos) {
    if (anyConnecting() && nowNanos - lastDialNanos < STAGGER.toNanos()) {
      return;
    }
    int start = order.indexOf(preferred);
    for (int i = 0; i < order.size(); i++) {
      Peer peer = order.get((start + i) % order.size());
      if (peer.mayBeDialed(nowNanos)) {
        dial(peer, nowNanos);
        return;
      }
    }
  }

  private void dial(Peer peer, long nowNanos) {
    lastDialNanos = nowNanos;
    Connection connection = dialer.dial(peer.endpoint);
    if (connection == null) {
      peer.failed(nowNanos, random);
    } else {
      peer.dialing(connection);
    }
  }

  private @Nullable Peer peerOf(Endpoint endpoint, long nowNanos) {
    Peer known = peers.get(endpoint);
    if (known == null && peers.size() < PEERS_MAX) {
      known = new Peer(endpoint, nowNanos);
      peers.put(endpoint, known);
      order.add(known);
    }
    return known;
  }
}
