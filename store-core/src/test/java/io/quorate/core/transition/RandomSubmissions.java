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
import io.quorate.core.command.Command.Read;
import io.quorate.core.command.Command.SessionClose;
import io.quorate.core.command.Command.SessionOpen;
import io.quorate.core.command.Command.Txn;
import io.quorate.core.command.Command.TxnStep;
import io.quorate.core.command.Compare;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.LeaseGranted;
import io.quorate.core.command.Outcome.SessionOpened;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Commands as clients good and bad would send them: few keys, so that they meet; repeats of earlier
 * submissions; ids that are gone; stamps out of order.
 */
final class RandomSubmissions {

  private static final byte[][] KEYS = {
    {},
    {0},
    {1},
    {1, 0},
    {1, 0, 0},
    {1, 1},
    {1, (byte) 0xff},
    {2},
    {'a'},
    {'a', 'b'},
    {'b'},
    {(byte) 0x80},
    {(byte) 0xff},
    {(byte) 0xff, 0},
    {(byte) 0xff, (byte) 0xff}
  };
  private static final Value LARGE = new Value(new byte[150_000]);

  private final SplittableRandom random;
  private final List<Submission> sent = new ArrayList<>();
  private final List<LeaseId> leases = new ArrayList<>(List.of(new LeaseId(7)));
  private final List<SessionId> sessions = new ArrayList<>(List.of(new SessionId(7)));
  private final Map<SessionId, Long> lastSequence = new HashMap<>();
  private long revision;

  RandomSubmissions(SplittableRandom random) {
    this.random = random;
  }

  Submission next() {
    if (!sent.isEmpty() && random.nextInt(8) == 0) {
      return sent.get(Math.max(0, sent.size() - 1 - random.nextInt(40)) % sent.size());
    }
    Submission submission =
        random.nextBoolean() ? new Submission(null, command()) : new Submission(stamp(), command());
    sent.add(submission);
    return submission;
  }

  /** Learns the ids and the revision that later commands name. */
  void learn(Outcome outcome) {
    revision = outcome.revision().number();
    if (outcome instanceof LeaseGranted granted) {
      leases.add(granted.lease());
    } else if (outcome instanceof SessionOpened opened) {
      sessions.add(opened.session());
    }
  }

  private SessionStamp stamp() {
    SessionId session = recent(sessions);
    long last = lastSequence.getOrDefault(session, 0L);
    long sequence =
        switch (random.nextInt(12)) {
          case 0 -> last - random.nextInt(5);
          case 1 -> last + random.nextInt(6_000);
          default -> last + 1;
        };
    lastSequence.put(session, Math.max(last, sequence));
    long firstIncomplete = random.nextInt(4) == 0 ? 0 : sequence - random.nextInt(-1, 12);
    return new SessionStamp(session, sequence, firstIncomplete);
  }

  private Command command() {
    return switch (Integer.valueOf(random.nextInt(100))) {
      case Integer n when n < 40 -> put();
      case Integer n when n < 52 -> delete();
      case Integer n when n < 72 -> new Txn(compares(), steps(), steps());
      case Integer n when n < 76 ->
          new Compact(new Revision(Math.max(0, revision + 1 - random.nextInt(20))));
      case Integer n when n < 82 ->
          new LeaseGrant(random.nextLong(-20_000_000_000L, 500_000_000_000L));
      case Integer n when n < 86 -> new LeaseKeepAlive(recent(leases));
      case Integer n when n < 89 -> new LeaseRevoke(recent(leases));
      case Integer n when n < 93 -> new Expire(GroupTime.ZERO);
      case Integer n when n < 97 -> new SessionOpen();
      case Integer n when n < 99 -> new SessionClose(recent(sessions));
      default -> new RaiseClusterVersion(random.nextInt(5));
    };
  }

  Put put() {
    LeaseId lease = random.nextInt(3) == 0 ? recent(leases) : LeaseId.NONE;
    return new Put(key(), value(), lease, random.nextBoolean());
  }

  Delete delete() {
    return new Delete(range(), random.nextBoolean());
  }

  private List<TxnStep> steps() {
    List<TxnStep> steps = new ArrayList<>();
    for (int left = random.nextInt(5); left > 0; left--) {
      steps.add(
          switch (random.nextInt(4)) {
            case 0 -> delete();
            case 1 ->
                new Read(
                    range(),
                    random.nextInt(-1, 6),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextInt(4) == 0);
            default -> put();
          });
    }
    return steps;
  }

  private List<Compare> compares() {
    List<Compare> compares = new ArrayList<>();
    for (int left = random.nextInt(3); left > 0; left--) {
      Compare.Relation[] relations = Compare.Relation.values();
      compares.add(new Compare(key(), relations[random.nextInt(relations.length)], target()));
    }
    return compares;
  }

  private Compare.Target target() {
    long number = Math.max(0, revision - random.nextInt(20));
    return switch (random.nextInt(6)) {
      case 0 -> new Compare.Target.CreateRevision(number);
      case 1 -> new Compare.Target.ModRevision(number);
      case 2 -> new Compare.Target.Version(random.nextInt(4));
      case 3 -> new Compare.Target.Lease(recent(leases).number());
      case 4 -> new Compare.Target.Version(-1);
      default -> new Compare.Target.ValueBytes(value());
    };
  }

  private KeyRange range() {
    return random.nextBoolean() ? KeyRange.single(key()) : new KeyRange(key(), key());
  }

  private Key key() {
    return new Key(KEYS[random.nextInt(KEYS.length)]);
  }

  private Value value() {
    if (random.nextInt(16) == 0) {
      return LARGE;
    }
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return new Value(bytes);
  }

  private <T> T recent(List<T> all) {
    return all.get(Math.max(0, all.size() - 1 - random.nextInt(8)));
  }
}
