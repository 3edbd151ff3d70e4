package io.quorate.core.transition;

import io.quorate.core.command.Command;
import io.quorate.core.command.Command.Delete;
import io.quorate.core.command.Command.LeaseGrant;
import io.quorate.core.command.Command.Put;
import io.quorate.core.command.Command.SessionOpen;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.LeaseGranted;
import io.quorate.core.command.Outcome.Refused;
import io.quorate.core.command.Outcome.SessionOpened;
import io.quorate.core.command.Refusal;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log of one replica in memory: what is done here is an entry, applied at once. */
final class TestGroup {

  private final MemoryState state = new MemoryState();
  private GroupTime now = GroupTime.ZERO;

  MemoryState state() {
    return state;
  }

  void passes(Duration time) {
    now = now.plusNanos(time.toNanos());
  }

  /** One entry with one command. */
  Outcome does(Command command) {
    return doesTogether(new Submission(null, command)).getFirst();
  }

  Outcome does(SessionStamp stamp, Command command) {
    return doesTogether(new Submission(stamp, command)).getFirst();
  }

  /** One entry with several commands. */
  List<Outcome> doesTogether(Command... commands) {
    return doesTogether(
        Arrays.stream(commands)
            .map(command -> new Submission(null, command))
            .toArray(Submission[]::new));
  }

  List<Outcome> doesTogether(Submission... submissions) {
    return applies(new EntryStamp(now, 0, 0, false), submissions).outcomes();
  }

  EntryEffect applies(EntryStamp stamp, Submission... submissions) {
    LogEntry entry = new LogEntry(stamp, List.of(submissions));
    EntryEffect effect = EntryTransition.apply(entry, 1, state.header().appliedIndex() + 1, state);
    state.apply(effect);
    return effect;
  }

  /** Why a command is refused; fails where it is not. */
  Refusal refuses(Command command) {
    return refusal(does(command));
  }

  Refusal refuses(SessionStamp stamp, Command command) {
    return refusal(does(stamp, command));
  }

  static Refusal refusal(Outcome outcome) {
    return ((Refused) outcome).refusal();
  }

  LeaseId grants(Duration ttl) {
    return ((LeaseGranted) does(new LeaseGrant(ttl.toNanos()))).lease();
  }

  SessionId opens() {
    return ((SessionOpened) does(new SessionOpen())).session();
  }

  @Nullable Entry entry(String key) {
    return state.entry(Key.of(key));
  }

  long revision() {
    return state.header().revision().number();
  }

  static Put put(String key, String value) {
    return put(key, value, LeaseId.NONE);
  }

  static Put put(String key, String value, LeaseId lease) {
    return new Put(Key.of(key), Value.of(value), lease, false);
  }

  static Put putAndReturn(String key, String value) {
    return new Put(Key.of(key), Value.of(value), LeaseId.NONE, true);
  }

  static Delete delete(String key) {
    return new Delete(KeyRange.single(Key.of(key)), true);
  }

  static Delete deleteAll() {
    return new Delete(KeyRange.ALL, false);
  }
}
