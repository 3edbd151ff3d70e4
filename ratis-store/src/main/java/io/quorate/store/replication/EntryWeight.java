package io.quorate.store.replication;

import io.quorate.core.command.Command;
import io.quorate.core.command.Submission;
import java.util.List;

/**
 * What a submission adds to an entry, roughly, in bytes: its keys and values and a little for the
 * rest.
 */
final class EntryWeight {

  private static final int OVERHEAD_BYTES = 32;

  private EntryWeight() {}

  static int of(Submission submission) {
    return OVERHEAD_BYTES
        + switch (submission.command()) {
          case Command.Put put -> of((Command.TxnStep) put);
          case Command.Delete delete -> of((Command.TxnStep) delete);
          case Command.Txn txn -> of(txn);
          case Command.Compact c -> 0;
          case Command.LeaseGrant c -> 0;
          case Command.LeaseKeepAlive c -> 0;
          case Command.LeaseRevoke c -> 0;
          case Command.Expire c -> 0;
          case Command.SessionOpen c -> 0;
          case Command.SessionClose c -> 0;
          case Command.RaiseClusterVersion c -> 0;
        };
  }

  private static int of(Command.Txn txn) {
    int compares = txn.compares().stream().mapToInt(compare -> compare.key().length()).sum();
    return compares + of(txn.then()) + of(txn.orElse());
  }

  private static int of(List<Command.TxnStep> steps) {
    return steps.stream().mapToInt(step -> OVERHEAD_BYTES + of(step)).sum();
  }

  private static int of(Command.TxnStep step) {
    return switch (step) {
      case Command.Put put -> put.key().length() + put.value().length();
      case Command.Delete delete -> delete.range().start().length() + delete.range().end().length();
      case Command.Read read -> read.range().start().length() + read.range().end().length();
    };
  }
}
