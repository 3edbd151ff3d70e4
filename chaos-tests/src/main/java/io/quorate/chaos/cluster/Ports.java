package io.quorate.chaos.cluster;

import java.util.List;

/** The ports of a node. Nodes on one machine differ by address, so all have the same. */
public final class Ports {

  public static final int CLIENT = 7420;
  public static final int HTTP = 7421;
  public static final int RAFT = 7422;
  public static final int PEER = 7423;
  static final List<Integer> ALL = List.of(CLIENT, HTTP, RAFT, PEER);

  private Ports() {}
}
