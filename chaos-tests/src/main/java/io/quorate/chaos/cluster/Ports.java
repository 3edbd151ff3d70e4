package io.quorate.chaos.cluster;

import java.util.List;

/** The ports of a node. Nodes on one machine differ by address, so all have the same. */
final class Ports {

  static final int CLIENT = 7420;
  static final int HTTP = 7421;
  static final int RAFT = 7422;
  static final int PEER = 7423;
  static final List<Integer> ALL = List.of(CLIENT, HTTP, RAFT, PEER);

  private Ports() {}
}
