package io.quorate.store.storage;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.ClusterVersionRaised;
import io.quorate.core.command.Outcome.Compacted;
import io.quorate.core.command.Outcome.DeleteDone;
import io.quorate.core.command.Outcome.Expired;
import io.quorate.core.command.Outcome.LeaseGranted;
import io.quorate.core.command.Outcome.LeaseKept;
import io.quorate.core.command.Outcome.LeaseRevoked;
import io.quorate.core.command.Outcome.PutDone;
import io.quorate.core.command.Outcome.ReadDone;
import io.quorate.core.command.Outcome.Refused;
import io.quorate.core.command.Outcome.SessionClosed;
import io.quorate.core.command.Outcome.SessionOpened;
import io.quorate.core.command.Outcome.StepOutcome;
import io.quorate.core.command.Outcome.TxnDone;
import io.quorate.core.command.SessionId;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outcome as bytes: a tag, the revision, then the fields. A tag is never given a new meaning.
 */
final class OutcomeCodec {

  private static final int PUT_DONE = 1;
  private static final int DELETE_DONE = 2;
  private static final int TXN_DONE = 3;
  private static final int COMPACTED = 4;
  private static final int LEASE_GRANTED = 5;
  private static final int LEASE_KEPT = 6;
  private static final int LEASE_REVOKED = 7;
  private static final int EXPIRED = 8;
  private static final int SESSION_OPENED = 9;
  private static final int SESSION_CLOSED = 10;
  private static final int CLUSTER_VERSION_RAISED = 11;
  private static final int REFUSED = 12;
  private static final int READ_DONE = 13;

  private OutcomeCodec() {}

  static void encode(Outcome outcome, ByteWriter out) {
    switch (outcome) {
      case PutDone done -> encodeStep(done, out);
      case DeleteDone done -> encodeStep(done, out);
      case TxnDone done -> {
        start(TXN_DONE, done, out).flag(done.succeeded()).varint(done.steps().size());
        for (StepOutcome step : done.steps()) {
          encodeStep(step, out);
        }
      }
      case Compacted done -> start(COMPACTED, done, out).varint(done.below().number());
      case LeaseGranted done ->
          start(LEASE_GRANTED, done, out).varint(done.lease().number()).varint(done.ttlNanos());
      case LeaseKept done -> start(LEASE_KEPT, done, out).varint(done.ttlNanos());
      case LeaseRevoked done -> start(LEASE_REVOKED, done, out).varint(done.deleted());
      case Expired done ->
          start(EXPIRED, done, out)
              .varint(done.leases())
              .varint(done.sessions())
              .varint(done.deleted());
      case SessionOpened done ->
          start(SESSION_OPENED, done, out).varint(done.session().number()).varint(done.ttlNanos());
      case SessionClosed done -> start(SESSION_CLOSED, done, out);
      case ClusterVersionRaised done ->
          start(CLUSTER_VERSION_RAISED, done, out).varint(done.version());
      case Refused done -> RefusalCodec.encode(done.refusal(), start(REFUSED, done, out));
    }
  }

  static Outcome decode(ByteReader in) {
    int tag = in.count();
    Revision revision = in.revision();
    return switch (tag) {
      case PUT_DONE -> putDone(revision, in);
      case DELETE_DONE -> deleteDone(revision, in);
      case TXN_DONE -> new TxnDone(revision, in.flag(), steps(in));
      case COMPACTED -> new Compacted(revision, in.revision());
      case LEASE_GRANTED -> new LeaseGranted(revision, new LeaseId(in.varint()), in.varint());
      case LEASE_KEPT -> new LeaseKept(revision, in.varint());
      case LEASE_REVOKED -> new LeaseRevoked(revision, in.varint());
      case EXPIRED -> new Expired(revision, in.count(), in.count(), in.varint());
      case SESSION_OPENED -> new SessionOpened(revision, new SessionId(in.varint()), in.varint());
      case SESSION_CLOSED -> new SessionClosed(revision);
      case CLUSTER_VERSION_RAISED -> new ClusterVersionRaised(revision, in.count());
      case REFUSED -> new Refused(revision, RefusalCodec.decode(in));
      default -> throw in.malformed("has an unknown outcome " + tag);
    };
  }

  private static void encodeStep(StepOutcome step, ByteWriter out) {
    switch (step) {
      case PutDone done -> {
        start(PUT_DONE, done, out);
        encodePrevious(done.previous(), out);
      }
      case DeleteDone done ->
          encodeAll(done.previous(), start(DELETE_DONE, done, out).varint(done.deleted()));
      case ReadDone done -> {
        out.varint(READ_DONE).varint(done.revision().number());
        encodeAll(done.entries(), out.flag(done.more()).varint(done.count()));
      }
    }
  }

  private static List<StepOutcome> steps(ByteReader in) {
    int size = in.count();
    List<StepOutcome> steps = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int tag = in.count();
      Revision revision = in.revision();
      steps.add(
          switch (tag) {
            case PUT_DONE -> putDone(revision, in);
            case DELETE_DONE -> deleteDone(revision, in);
            case READ_DONE -> readDone(revision, in);
            default -> throw in.malformed("has an unknown outcome of a step " + tag);
          });
    }
    return steps;
  }

  private static PutDone putDone(Revision revision, ByteReader in) {
    return new PutDone(revision, in.flag() ? entry(in) : null);
  }

  private static DeleteDone deleteDone(Revision revision, ByteReader in) {
    return new DeleteDone(revision, in.varint(), entries(in));
  }

  private static ReadDone readDone(Revision revision, ByteReader in) {
    boolean more = in.flag();
    long count = in.varint();
    return new ReadDone(revision, entries(in), more, count);
  }

  private static ByteWriter start(int tag, Outcome outcome, ByteWriter out) {
    return out.varint(tag).varint(outcome.revision().number());
  }

  private static void encodePrevious(@Nullable Entry previous, ByteWriter out) {
    out.flag(previous != null);
    if (previous != null) {
      encodeEntry(previous, out);
    }
  }

  private static void encodeAll(List<Entry> entries, ByteWriter out) {
    out.varint(entries.size());
    for (Entry entry : entries) {
      encodeEntry(entry, out);
    }
  }

  private static void encodeEntry(Entry entry, ByteWriter out) {
    out.sized(entry.key().bytes())
        .varint(entry.created().number())
        .varint(entry.modified().number())
        .varint(entry.version())
        .varint(entry.lease().number())
        .sized(entry.value().bytes());
  }

  private static List<Entry> entries(ByteReader in) {
    int size = in.count();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      entries.add(entry(in));
    }
    return entries;
  }

  private static Entry entry(ByteReader in) {
    Key key = new Key(in.sized());
    Revision created = in.revision();
    Revision modified = in.revision();
    long version = in.varint();
    LeaseId lease = EntryCodec.lease(in.varint());
    return new Entry(key, new Value(in.sized()), created, modified, version, lease);
  }
}
