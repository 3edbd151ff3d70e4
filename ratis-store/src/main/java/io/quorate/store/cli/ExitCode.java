package io.quorate.store.cli;

import io.quorate.model.Fate;

/** What the process says when it ends; scripts depend on these. */
final class ExitCode {

  static final int OK = 0;

  /** The key is not there, or a transaction's conditions did not hold. */
  static final int NOT_FOUND = 1;

  /** Wrong options, a wrong configuration, or a file that cannot be read or written. */
  static final int USAGE = 2;

  /** Refused, and refused again if repeated. */
  static final int REJECTED = 3;

  /** Not done; may succeed later. */
  static final int UNAVAILABLE = 4;

  /** May have been done. */
  static final int INDETERMINATE = 5;

  /** A fault of the program. */
  static final int INTERNAL = 70;

  /** The node's disk is full; whoever looks after the process starts it again later. */
  static final int NO_ROOM = 75;

  static final String[] TEXT = {
    "0:done",
    "1:the key is not there, or the transaction's conditions did not hold",
    "2:wrong options or configuration, or a file that cannot be read or written",
    "3:rejected: not done, and the same request will fail again",
    "4:unavailable: not done, try again",
    "5:indeterminate: may have been done; read to find out",
    "70:a fault of the program",
    "75:the node's disk is full; free space and start it again",
  };

  private ExitCode() {}

  static int of(Fate fate) {
    return switch (fate) {
      case REJECTED -> REJECTED;
      case UNAVAILABLE -> UNAVAILABLE;
      case INDETERMINATE -> INDETERMINATE;
    };
  }
}
