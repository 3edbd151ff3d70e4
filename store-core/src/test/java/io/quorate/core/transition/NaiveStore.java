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
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.Refused;
import io.quorate.core.command.Refusal;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.Submission;
import io.quorate.core.version.Entry;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The oracle: the same meaning as the transition's, written for plainness. A full copy of all keys
 * (in hexadecimal, which sorts as bytes do) for each revision, every outcome of every session, one
 * command at a time, and no idea of entries. Shares the records with the store, and no code.
 */
final class NaiveStore {

  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final List<NavigableMap<String, Entry>> keysByRevision = new ArrayList<>();
  private final Map<Long, NaiveLease> leases = new TreeMap<>();
  private final Map<Long, NaiveSession> sessions = new TreeMap<>();
  private long compacted;
  private int clusterVersion = 1;

  record NaiveLease(long ttl, long end) {}

  static final class NaiveSession {
    long lastUsed;
    long firstIncomplete = 1;
    final Map<Long, Outcome> outcomes = new HashMap<>();
  }

  NaiveStore() {
    keysByRevision.add(new TreeMap<>());
  }

  /**
   * Applies one command that stands at a place whose id is {@code id}, at group time {@code now}.
   */
  Outcome apply(Submission submission, long id, long now) {
    var stamp = submission.stamp();
    if (stamp == null) {
      return apply(submission.command(), id, now, 6_291_456);
    }
    if (stamp.sequence() <= 0 || stamp.firstIncomplete() > stamp.sequence()) {
      return refused(new Refusal.StampInvalid(stamp));
    }
    NaiveSession session = liveSession(stamp.session().number(), now);
    if (session == null) {
      return refused(new Refusal.SessionUnknown(stamp.session()));
    }
    long first = Math.max(session.firstIncomplete, stamp.firstIncomplete());
    if (stamp.sequence() < first) {
      return refused(new Refusal.SequenceForgotten(stamp.session(), stamp.sequence()));
    }
    if (stamp.sequence() >= first + 4096) {
      return refused(new Refusal.TooManyInFlight(stamp.session(), 4096));
    }
    Outcome outcome = session.outcomes.get(stamp.sequence());
    if (outcome == null) {
      outcome = apply(submission.command(), id, now, 262_144);
      session.outcomes.put(stamp.sequence(), outcome);
    }
    session.firstIncomplete = first;
    session.lastUsed = now;
    return outcome;
  }

  private Outcome apply(Command command, long id, long now, long outcomeBytesMax) {
    NaiveDraft draft = new NaiveDraft(keys(), revision(), outcomeBytesMax, liveLeases(now));
    try {
      Outcome outcome =
          switch (command) {
            case Put put -> draft.put(put);
            case Delete delete -> draft.delete(delete);
            case Txn txn -> draft.txn(txn);
            case Compact compact -> compact(compact.below());
            case LeaseGrant grant -> grant(grant.ttlNanos(), id, now);
            case LeaseKeepAlive keepAlive -> keepAlive(keepAlive.lease(), now);
            case LeaseRevoke revoke -> revoke(revoke.lease(), draft);
            case Expire expire -> expire(now, draft);
            case SessionOpen open -> open(id, now);
            case SessionClose close -> close(close.session(), now);
            case RaiseClusterVersion raise -> raise(raise.version());
          };
      if (draft.changed()) {
        keysByRevision.add(draft.keys());
      }
      return outcome;
    } catch (NaiveDraft.Refuse refuse) {
      return refused(refuse.refusal);
    }
  }

  private Outcome compact(Revision below) {
    if (below.number() > revision()) {
      return refused(new Refusal.RevisionInFuture(below, new Revision(revision())));
    }
    if (below.number() <= compacted) {
      return refused(new Refusal.RevisionCompacted(below, new Revision(compacted)));
    }
    compacted = below.number();
    return new Outcome.Compacted(new Revision(revision()), below);
  }

  private Outcome grant(long ttl, long id, long now) {
    long min = 500_000_000L;
    long max = 365 * 24 * HOUR_NANOS;
    if (ttl < min || ttl > max) {
      return refused(new Refusal.TtlOutOfRange(ttl, min, max));
    }
    leases.put(id, new NaiveLease(ttl, now + ttl));
    return new Outcome.LeaseGranted(new Revision(revision()), new LeaseId(id), ttl);
  }

  private Outcome keepAlive(LeaseId id, long now) {
    NaiveLease lease = liveLeases(now).get(id.number());
    if (lease == null) {
      return refused(new Refusal.LeaseNotFound(id));
    }
    leases.put(id.number(), new NaiveLease(lease.ttl, now + lease.ttl));
    return new Outcome.LeaseKept(new Revision(revision()), lease.ttl);
  }

  private Outcome revoke(LeaseId id, NaiveDraft draft) {
    if (!draft.hasLease(id)) {
      return refused(new Refusal.LeaseNotFound(id));
    }
    long deleted = draft.deleteAttachedTo(id.number());
    leases.remove(id.number());
    return new Outcome.LeaseRevoked(draft.revision(), deleted);
  }

  private Outcome expire(long now, NaiveDraft draft) {
    List<Long> overLeases = new ArrayList<>();
    leases.forEach((id, lease) -> {
      if (lease.end <= now) {
        overLeases.add(id);
      }
    });
    overLeases.forEach(leases::remove);
    long deleted = overLeases.stream().mapToLong(draft::deleteAttachedTo).sum();
    List<Long> overSessions =
        sessions.keySet().stream().filter(id -> liveSession(id, now) == null).toList();
    overSessions.forEach(sessions::remove);
    return new Outcome.Expired(draft.revision(), overLeases.size(), overSessions.size(), deleted);
  }

  private Outcome open(long id, long now) {
    NaiveSession session = new NaiveSession();
    session.lastUsed = now;
    sessions.put(id, session);
    return new Outcome.SessionOpened(new Revision(revision()), new SessionId(id), HOUR_NANOS);
  }

  private Outcome close(SessionId id, long now) {
    if (liveSession(id.number(), now) == null) {
      return refused(new Refusal.SessionUnknown(id));
    }
    sessions.remove(id.number());
    return new Outcome.SessionClosed(new Revision(revision()));
  }

  private Outcome raise(int version) {
    if (version > clusterVersion) {
      clusterVersion = version;
    }
    return new Outcome.ClusterVersionRaised(new Revision(revision()), clusterVersion);
  }

  private Refused refused(Refusal refusal) {
    return new Refused(new Revision(revision()), refusal);
  }

  private @Nullable NaiveSession liveSession(long id, long now) {
    NaiveSession session = sessions.get(id);
    return session == null || now - session.lastUsed > HOUR_NANOS ? null : session;
  }

  private Map<Long, NaiveLease> liveLeases(long now) {
    Map<Long, NaiveLease> live = new HashMap<>(leases);
    live.values().removeIf(lease -> lease.end <= now);
    return live;
  }

  long revision() {
    return keysByRevision.size() - 1L;
  }

  long compacted() {
    return compacted;
  }

  int clusterVersion() {
    return clusterVersion;
  }

  NavigableMap<String, Entry> keys() {
    return keysByRevision.getLast();
  }

  NavigableMap<String, Entry> keysAt(long revision) {
    return keysByRevision.get((int) revision);
  }

  Map<Long, NaiveLease> leases() {
    return leases;
  }

  Map<Long, NaiveSession> sessions() {
    return sessions;
  }
}
