package io.quorate.store.storage;

import io.quorate.core.command.Command;
import io.quorate.core.command.Compare;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.session.Session;
import io.quorate.core.transition.EntryEffect;
import io.quorate.core.transition.EntryTransition;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An endless run of log entries and what the transition makes of them on the model; the same for
 * the same seed. Keys are short and made of few bytes, zeros among them, so that they collide and
 * are prefixes of each other.
 */
final class RandomEntries {

  private static final byte[] ALPHABET = {0, 1, 'a', (byte) 0xff};
  private static final int KEY_BYTES_MAX = 3;
  private static final int COMMANDS_MAX = 12;
  private static final int SESSIONS_AIMED_AT = 8;
  private static final long HISTORY_AIMED_AT = 60;
  private static final Duration ENTRY_APART_MAX = Duration.ofMillis(300);
  private static final int LONG_PAUSE_ONE_IN = 40;

  private final Random random;
  private final ModelState model = new ModelState();

  /** The highest sequence that each session has used. */
  private final Map<SessionId, Long> sequences = new HashMap<>();

  private GroupTime now = GroupTime.ZERO;

  RandomEntries(long seed) {
    random = new Random(seed);
  }

  /** The state after the last entry. */
  ModelState model() {
    return model;
  }

  /** Lets the model apply all entries up to {@code index}. */
  void skipTo(long index) {
    while (model.header().appliedIndex() < index) {
      next();
    }
  }

  /** The effect of the next entry, which the model has applied. */
  EntryEffect next() {
    long index = model.header().appliedIndex() + 1;
    EntryEffect effect = EntryTransition.apply(entry(), 1 + index / 1000, index, model);
    model.write(effect.header(), effect.changes());
    return effect;
  }

  private LogEntry entry() {
    boolean pause = random.nextInt(LONG_PAUSE_ONE_IN) == 0;
    now =
        now.plusNanos(
            pause ? Duration.ofMinutes(20).toNanos() : random.nextLong(ENTRY_APART_MAX.toNanos()));
    List<Submission> submissions = new ArrayList<>();
    for (int i = random.nextInt(COMMANDS_MAX + 1); i > 0; i--) {
      Command command = command();
      submissions.add(new Submission(random.nextBoolean() ? stamp() : null, command));
    }
    return new LogEntry(new EntryStamp(now, now.nanos() / 1000, 5, false), submissions);
  }

  private Command command() {
    return switch (random.nextInt(14)) {
      case 0, 1, 2, 3, 4 -> put();
      case 5, 6 -> new Command.Delete(KeyRange.single(key()), random.nextBoolean());
      case 7 -> new Command.Delete(new KeyRange(key(), key()), false);
      case 8 -> new Command.LeaseGrant(Duration.ofSeconds(1 + random.nextInt(20)).toNanos());
      case 9 ->
          random.nextInt(3) == 0
              ? new Command.LeaseRevoke(lease())
              : new Command.LeaseKeepAlive(lease());
      case 10 -> session();
      case 11 -> transaction();
      case 12 -> new Command.Expire(now);
      default -> compact();
    };
  }

  private Command.Put put() {
    Value value = Value.of("value-" + random.nextInt(1000) + "-".repeat(random.nextInt(40)));
    LeaseId lease = random.nextInt(3) == 0 ? lease() : LeaseId.NONE;
    return new Command.Put(key(), value, lease, random.nextInt(4) == 0);
  }

  private Command transaction() {
    Compare.Target exists = new Compare.Target.Version(0);
    return new Command.Txn(
        List.of(new Compare(key(), Compare.Relation.GREATER, exists)),
        List.of(put(), new Command.Read(KeyRange.ALL, 3, random.nextBoolean(), false, false)),
        List.of(new Command.Delete(KeyRange.single(key()), true), put()));
  }

  private Command session() {
    Session some = pick(model.sessionsByLastUse());
    return some == null || model.sessionsByLastUse().size() < SESSIONS_AIMED_AT
        ? new Command.SessionOpen()
        : new Command.SessionClose(some.id());
  }

  private Command compact() {
    long below = Math.max(0, model.header().revision().number() - HISTORY_AIMED_AT);
    return new Command.Compact(new Revision(below));
  }

  /** Mostly a new write, sometimes a repeat; sometimes what was answered is acknowledged. */
  private @Nullable SessionStamp stamp() {
    Session session = pick(model.sessionsByLastUse());
    if (session == null) {
      return null;
    }
    long highest = sequences.getOrDefault(session.id(), 0L);
    long sequence =
        random.nextInt(5) == 0 && highest > 0
            ? 1 + random.nextLong(highest)
            : highest + 1 + random.nextInt(3);
    sequences.put(session.id(), Math.max(highest, sequence));
    long acknowledged = random.nextInt(4) == 0 ? random.nextLong(sequence) : 0;
    return new SessionStamp(session.id(), sequence, acknowledged + 1);
  }

  Key key() {
    byte[] bytes = new byte[1 + random.nextInt(KEY_BYTES_MAX)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = ALPHABET[random.nextInt(ALPHABET.length)];
    }
    return new Key(bytes);
  }

  private LeaseId lease() {
    var some = pick(model.leasesByEnd());
    return some == null ? LeaseId.NONE : some.id();
  }

  private <T> @Nullable T pick(List<T> all) {
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }
}
