package io.quorate.chaos.nemesis;

/** Kinds of faults, as campaigns and reports group them. */
public enum Family {
  /** Processes die, stand still, restart; alone, in a region, all at once. */
  PROCESS,
  /** Links between nodes are cut, one way or both, in any shape. */
  NETWORK,
  /** Delay, jitter, loss, reordering, rate between regions. */
  WAN,
  /** Clocks jump, drift, strobe; wall or monotonic, per node. */
  CLOCK,
  /** Power loss, slow, failing, full disks, damaged files. */
  DISK,
  /** Planned moves of leadership, many of them. */
  LEADERSHIP,
  /** Snapshots taken, and installed while written to. */
  SNAPSHOT
}
