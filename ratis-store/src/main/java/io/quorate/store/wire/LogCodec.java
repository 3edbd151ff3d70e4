package io.quorate.store.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.quorate.core.command.LogEntry;
import io.quorate.log.v1.EntryProto;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Log entries as the bytes that stand in the Raft log. The bytes of an entry never change: only
 * fields are added, under a new format number. Safe for any thread.
 */
public final class LogCodec {

  /** The format written, and the newest one read. */
  public static final int FORMAT = 1;

  private LogCodec() {}

  public static byte[] encode(LogEntry entry) {
    return LogWriter.entry(entry).toByteArray();
  }

  /**
   * The entry in {@code bytes}. Keys and values are copied out once; {@code bytes} is not kept.
   *
   * @throws UnsupportedFormatException where a newer version wrote it
   * @throws CorruptEntryException where the bytes are no entry
   */
  public static LogEntry decode(byte[] bytes) {
    return decode(CodedInputStream.newInstance(bytes));
  }

  /** As {@link #decode(byte[])}, from the remaining bytes of a buffer, whose position stays. */
  public static LogEntry decode(ByteBuffer bytes) {
    return decode(CodedInputStream.newInstance(bytes.duplicate()));
  }

  private static LogEntry decode(CodedInputStream in) {
    in.enableAliasing(true); // what lives longer than the input is copied by LogReader
    try {
      EntryProto proto = EntryProto.parseFrom(in);
      if (Integer.compareUnsigned(proto.getFormat(), FORMAT) > 0) {
        throw new UnsupportedFormatException(proto.getFormat());
      }
      if (proto.getFormat() == 0) {
        throw new CorruptEntryException("it has no format number");
      }
      return LogReader.entry(proto);
    } catch (InvalidProtocolBufferException e) {
      throw new CorruptEntryException("not a protobuf message", e);
    } catch (IOException e) {
      throw new CorruptEntryException("bytes in memory could not be read", e);
    }
  }
}
