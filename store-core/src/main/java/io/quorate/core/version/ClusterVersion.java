package io.quorate.core.version;

/**
 * The version of commands that a cluster has agreed on. It is in the replicated state, so that all
 * replicas see it change at the same entry; it is raised when every node understands the next one,
 * and never goes back.
 */
public final class ClusterVersion {

  /** What a cluster begins with. */
  public static final int FIRST = 1;

  /** The newest one that this program understands. */
  public static final int UNDERSTOOD = 1;

  private ClusterVersion() {}
}
