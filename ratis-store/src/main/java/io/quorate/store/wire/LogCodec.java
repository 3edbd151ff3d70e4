package io.quorate.store.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quorate.core.command.Command;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.Submission;
import io.quorate.log.v1.EntryProto;
import java.nio.ByteBuffer;

/** Entries of the log as bytes, and back. A format number above the known one is refused. */
public final class LogCodec {

  /** The newest format that this version reads, and the one that it writes. */
  public static final int FORMAT = 1;

  private static final int SUBMISSION_OVERHEAD_BYTES = 32;

  private LogCodec() {}

  public static byte[] encode(LogEntry entry) {
    return LogToProto.entry(entry).toByteArray();
  }

  /**
   * @throws LogFormatException where the bytes are no entry of a known format
   */
  public static LogEntry decode(ByteBuffer bytes) {
    try {
      EntryProto proto = EntryProto.parseFrom(bytes);
      if (proto.getFormat() != FORMAT) {
        throw new LogFormatException(
            "entry of format "
                + proto.getFormat()
                + ", this version reads "
                + FORMAT
                + "; run the version that wrote it or a newer one");
      }
      return LogFromProto.entry(proto);
    } catch (InvalidProtocolBufferException e) {
      throw new LogFormatException("the entry cannot be parsed: " + e.getMessage());
    }
  }

  /** Roughly what a submission adds to an entry, in bytes. */
  public static int sizeHint(Submission submission) {
    return SUBMISSION_OVERHEAD_BYTES + payload(submission.command());
  }

  private static int payload(Command command) {
    return switch (command) {
      case Command.Put put -> put.key().length() + put.value().length();
      case Command.Delete delete -> delete.range().start().length() + delete.range().end().length();
      case Command.Txn txn ->
          txn.then().stream().mapToInt(LogCodec::payload).sum()
              + txn.orElse().stream().mapToInt(LogCodec::payload).sum();
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

  private static int payload(Command.TxnStep step) {
    return switch (step) {
      case Command.Put put -> payload((Command) put);
      case Command.Delete delete -> payload((Command) delete);
      case Command.Read read -> read.range().start().length() + read.range().end().length();
    };
  }
}
