package io.quorate.store.storage;

import io.quorate.core.command.Refusal;
import io.quorate.core.command.Refusal.CommandUnsupported;
import io.quorate.core.command.Refusal.KeyChangedTwice;
import io.quorate.core.command.Refusal.LeaseNotFound;
import io.quorate.core.command.Refusal.OutcomeTooLarge;
import io.quorate.core.command.Refusal.RevisionCompacted;
import io.quorate.core.command.Refusal.RevisionInFuture;
import io.quorate.core.command.Refusal.SequenceForgotten;
import io.quorate.core.command.Refusal.SessionUnknown;
import io.quorate.core.command.Refusal.StampInvalid;
import io.quorate.core.command.Refusal.TooManyBytes;
import io.quorate.core.command.Refusal.TooManyInFlight;
import io.quorate.core.command.Refusal.TooManyKeys;
import io.quorate.core.command.Refusal.TooManyLeases;
import io.quorate.core.command.Refusal.TooManySessions;
import io.quorate.core.command.Refusal.TtlOutOfRange;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;

/** A refusal as bytes: a tag, then the fields. A tag is never given a new meaning. */
final class RefusalCodec {

  private static final int LEASE_NOT_FOUND = 1;
  private static final int TOO_MANY_LEASES = 2;
  private static final int TOO_MANY_SESSIONS = 3;
  private static final int TOO_MANY_KEYS = 4;
  private static final int KEY_CHANGED_TWICE = 5;
  private static final int REVISION_IN_FUTURE = 6;
  private static final int REVISION_COMPACTED = 7;
  private static final int SESSION_UNKNOWN = 8;
  private static final int SEQUENCE_FORGOTTEN = 9;
  private static final int TOO_MANY_IN_FLIGHT = 10;
  private static final int TTL_OUT_OF_RANGE = 11;
  private static final int OUTCOME_TOO_LARGE = 12;
  private static final int TOO_MANY_BYTES = 13;
  private static final int STAMP_INVALID = 14;
  private static final int COMMAND_UNSUPPORTED = 15;

  private RefusalCodec() {}

  static void encode(Refusal refusal, ByteWriter out) {
    switch (refusal) {
      case LeaseNotFound why -> out.varint(LEASE_NOT_FOUND).varint(why.lease().number());
      case TooManyLeases why -> out.varint(TOO_MANY_LEASES).varint(why.leasesMax());
      case TooManySessions why -> out.varint(TOO_MANY_SESSIONS).varint(why.sessionsMax());
      case TooManyKeys why -> out.varint(TOO_MANY_KEYS).varint(why.keysMax());
      case KeyChangedTwice why -> out.varint(KEY_CHANGED_TWICE).sized(why.key().bytes());
      case RevisionInFuture why ->
          out.varint(REVISION_IN_FUTURE)
              .varint(why.asked().number())
              .varint(why.reached().number());
      case RevisionCompacted why ->
          out.varint(REVISION_COMPACTED)
              .varint(why.asked().number())
              .varint(why.compacted().number());
      case SessionUnknown why -> out.varint(SESSION_UNKNOWN).varint(why.session().number());
      case SequenceForgotten why ->
          out.varint(SEQUENCE_FORGOTTEN).varint(why.session().number()).varint(why.sequence());
      case TooManyInFlight why ->
          out.varint(TOO_MANY_IN_FLIGHT).varint(why.session().number()).varint(why.inFlightMax());
      case TtlOutOfRange why ->
          out.varint(TTL_OUT_OF_RANGE)
              .varint(why.ttlNanos())
              .varint(why.minNanos())
              .varint(why.maxNanos());
      case OutcomeTooLarge why -> out.varint(OUTCOME_TOO_LARGE).varint(why.bytesMax());
      case TooManyBytes why -> out.varint(TOO_MANY_BYTES).varint(why.bytesMax());
      case CommandUnsupported why ->
          out.varint(COMMAND_UNSUPPORTED).varint(why.version()).varint(why.clusterVersion());
      case StampInvalid why ->
          out.varint(STAMP_INVALID)
              .varint(why.stamp().session().number())
              .varint(why.stamp().sequence())
              .varint(why.stamp().firstIncomplete());
    }
  }

  static Refusal decode(ByteReader in) {
    int tag = in.count();
    return switch (tag) {
      case LEASE_NOT_FOUND -> new LeaseNotFound(new LeaseId(in.varint()));
      case TOO_MANY_LEASES -> new TooManyLeases(in.varint());
      case TOO_MANY_SESSIONS -> new TooManySessions(in.varint());
      case TOO_MANY_KEYS -> new TooManyKeys(in.varint());
      case KEY_CHANGED_TWICE -> new KeyChangedTwice(new Key(in.sized()));
      case REVISION_IN_FUTURE -> new RevisionInFuture(in.revision(), in.revision());
      case REVISION_COMPACTED -> new RevisionCompacted(in.revision(), in.revision());
      case SESSION_UNKNOWN -> new SessionUnknown(new SessionId(in.varint()));
      case SEQUENCE_FORGOTTEN -> new SequenceForgotten(new SessionId(in.varint()), in.varint());
      case TOO_MANY_IN_FLIGHT -> new TooManyInFlight(new SessionId(in.varint()), in.varint());
      case TTL_OUT_OF_RANGE -> new TtlOutOfRange(in.varint(), in.varint(), in.varint());
      case OUTCOME_TOO_LARGE -> new OutcomeTooLarge(in.varint());
      case TOO_MANY_BYTES -> new TooManyBytes(in.varint());
      case STAMP_INVALID ->
          new StampInvalid(new SessionStamp(new SessionId(in.varint()), in.varint(), in.varint()));
      case COMMAND_UNSUPPORTED -> new CommandUnsupported(in.count(), in.count());
      default -> throw in.malformed("has an unknown refusal " + tag);
    };
  }
}
