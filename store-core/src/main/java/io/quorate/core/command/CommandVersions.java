package io.quorate.core.command;

import io.quorate.core.version.ClusterVersion;

/**
 * From which cluster version on a kind of command may stand in the log. A new kind gets the next
 * version: its leader proposes it only once every node understands it, and apply refuses it below,
 * on all replicas alike.
 */
public final class CommandVersions {

  private CommandVersions() {}

  public static int of(Command command) {
    return switch (command) {
      case Command.Put put -> ClusterVersion.FIRST;
      case Command.Delete delete -> ClusterVersion.FIRST;
      case Command.Txn txn -> ClusterVersion.FIRST;
      case Command.Compact compact -> ClusterVersion.FIRST;
      case Command.LeaseGrant grant -> ClusterVersion.FIRST;
      case Command.LeaseKeepAlive keepAlive -> ClusterVersion.FIRST;
      case Command.LeaseRevoke revoke -> ClusterVersion.FIRST;
      case Command.Expire expire -> ClusterVersion.FIRST;
      case Command.SessionOpen open -> ClusterVersion.FIRST;
      case Command.SessionClose close -> ClusterVersion.FIRST;
      case Command.RaiseClusterVersion raise -> ClusterVersion.FIRST;
    };
  }
}
