package io.quorate.core.transition;

import io.quorate.core.command.Command;
import io.quorate.core.command.Command.Compact;
import io.quorate.core.command.Command.Delete;
import io.quorate.core.command.Command.Expire;
import io.quorate.core.command.Command.LeaseGrant;
import io.quorate.core.command.Command.LeaseKeepAlive;
import io.quorate.core.command.Command.LeaseRevoke;
import io.quorate.core.command.Command.Put;
import io.quorate.core.command.Command.RaiseClusterVersion;
import io.quorate.core.command.Command.SessionClose;
import io.quorate.core.command.Command.SessionOpen;
import io.quorate.core.command.Command.Txn;
import io.quorate.core.command.CommandVersions;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.ClusterVersionRaised;
import io.quorate.core.command.Refusal;

/** Sends each command to the class of its kind. */
final class Commands {

  private Commands() {}

  static Outcome apply(Command command, Turn turn) {
    int version = CommandVersions.of(command);
    int clusterVersion = turn.state().clusterVersion();
    if (version > clusterVersion) {
      return turn.refused(new Refusal.CommandUnsupported(version, clusterVersion));
    }
    return switch (command) {
      case Put put -> Puts.apply(put, turn);
      case Delete delete -> Deletes.apply(delete, turn);
      case Txn txn -> Transactions.apply(txn, turn);
      case Compact compact -> Compactions.apply(compact, turn);
      case LeaseGrant grant -> Leases.grant(grant, turn);
      case LeaseKeepAlive keepAlive -> Leases.keepAlive(keepAlive, turn);
      case LeaseRevoke revoke -> Leases.revoke(revoke, turn);
      case Expire expire -> Expiry.apply(turn);
      case SessionOpen open -> Sessions.open(turn);
      case SessionClose close -> Sessions.close(close, turn);
      case RaiseClusterVersion raise -> raise(raise, turn.state());
    };
  }

  private static Outcome raise(RaiseClusterVersion raise, Overlay state) {
    return new ClusterVersionRaised(state.revision(), state.raiseClusterVersion(raise.version()));
  }
}
