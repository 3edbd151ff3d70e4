package io.quorate.core.transition;

import static io.quorate.core.transition.TestGroup.delete;
import static io.quorate.core.transition.TestGroup.put;
import static io.quorate.core.transition.TestGroup.putAndReturn;
import static io.quorate.core.transition.TestGroup.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.command.Command.Delete;
import io.quorate.core.command.Command.Expire;
import io.quorate.core.command.Command.LeaseGrant;
import io.quorate.core.command.Command.Put;
import io.quorate.core.command.Command.SessionClose;
import io.quorate.core.command.Command.SessionOpen;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.PutDone;
import io.quorate.core.command.Outcome.SessionClosed;
import io.quorate.core.command.Refusal.OutcomeTooLarge;
import io.quorate.core.command.Refusal.SequenceForgotten;
import io.quorate.core.command.Refusal.SessionUnknown;
import io.quorate.core.command.Refusal.StampInvalid;
import io.quorate.core.command.Refusal.TooManyInFlight;
import io.quorate.core.command.Refusal.TooManySessions;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.session.Session;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExactlyOnceTest {

  private static final Duration SESSION_TTL = Duration.ofNanos(Limits.SESSION_TTL_NANOS);

  private final TestGroup group = new TestGroup();
  private final SessionId session = group.opens();

  private SessionStamp stamp(long sequence, long firstIncomplete) {
    return new SessionStamp(session, sequence, firstIncomplete);
  }

  private Submission stamped(long sequence, long firstIncomplete, Put put) {
    return new Submission(stamp(sequence, firstIncomplete), put);
  }

  @Test
  void aRepeatIsAnsweredAndNotAppliedAgain() {
    Outcome first = group.does(stamp(1, 1), putAndReturn("k", "v"));
    group.does(put("k", "of another client"));
    assertThat(group.does(stamp(1, 1), putAndReturn("k", "v"))).isEqualTo(first);
    assertThat(group.revision()).isEqualTo(2);
  }

  @Test
  void aRepeatInTheSameEntryIsNotAppliedAgain() {
    List<Outcome> outcomes =
        group.doesTogether(stamped(1, 1, put("k", "v")), stamped(1, 1, put("k", "v")));
    assertThat(outcomes).containsOnly(new PutDone(new Revision(1), null));
    assertThat(group.revision()).isEqualTo(1);
  }

  @Test
  void anEarlierWriteThatComesLateIsApplied() {
    group.does(stamp(3, 1), put("c", ""));
    group.does(stamp(1, 1), put("a", ""));
    group.does(stamp(2, 1), put("b", ""));
    group.does(stamp(2, 1), put("b", ""));
    assertThat(group.revision()).isEqualTo(3);
  }

  @Test
  void aRefusalOfTheCommandIsRepeatedThoughItWouldSucceedNow() {
    LeaseId lease = new LeaseId(group.state().header().appliedIndex() * 65_536 + 2 * 65_536);
    Outcome refused = group.does(stamp(1, 1), put("k", "v", lease));
    group.does(new LeaseGrant(Limits.LEASE_TTL_MAX_NANOS));
    assertThat(group.state().lease(lease)).isNotNull();
    assertThat(group.does(stamp(1, 1), put("k", "v", lease))).isEqualTo(refused);
    assertThat(group.entry("k")).isNull();
  }

  @Test
  void anUnknownSessionIsRefusedAndNotOpened() {
    SessionId unknown = new SessionId(99);
    assertThat(group.refuses(new SessionStamp(unknown, 1, 1), put("k", "v")))
        .isEqualTo(new SessionUnknown(unknown));
    assertThat(group.state().session(unknown)).isNull();
    assertThat(group.entry("k")).isNull();
  }

  @Test
  void aSessionThatIsOverIsUnknownBeforeItsExpiryToo() {
    group.does(stamp(1, 1), put("k", "v"));
    group.passes(SESSION_TTL);
    group.does(stamp(2, 1), put("k", "w"));
    group.passes(SESSION_TTL.plusNanos(1));
    assertThat(group.refuses(stamp(1, 1), put("k", "v"))).isEqualTo(new SessionUnknown(session));
    assertThat(group.refuses(new SessionClose(session))).isEqualTo(new SessionUnknown(session));
    group.does(new Expire(GroupTime.ZERO));
    assertThat(group.refuses(stamp(1, 1), put("k", "v"))).isEqualTo(new SessionUnknown(session));
  }

  @Test
  void aRepeatKeepsTheSessionAlive() {
    group.does(stamp(1, 1), put("k", "v"));
    group.passes(SESSION_TTL);
    group.does(stamp(1, 1), put("k", "v"));
    group.passes(SESSION_TTL);
    assertThat(group.does(stamp(2, 1), put("k", "w"))).isInstanceOf(PutDone.class);
  }

  @Test
  void whatTheClientHasAcknowledgedIsForgotten() {
    for (int sequence = 1; sequence <= 3; sequence++) {
      group.does(stamp(sequence, 1), put("k", ""));
    }
    assertThat(group.state().keptOutcomes(session)).isEqualTo(3);
    group.does(stamp(4, 3), put("k", ""));
    assertThat(group.state().keptOutcomes(session)).isEqualTo(2);
    assertThat(group.refuses(stamp(2, 1), put("k", "")))
        .isEqualTo(new SequenceForgotten(session, 2));
    assertThat(group.does(stamp(3, 1), put("k", "")).revision()).isEqualTo(new Revision(3));
  }

  @Test
  void aRepeatForgetsToo() {
    group.does(stamp(1, 1), put("k", ""));
    group.does(stamp(2, 1), put("k", ""));
    group.does(stamp(2, 2), put("k", ""));
    assertThat(group.state().keptOutcomes(session)).isEqualTo(1);
    assertThat(group.refuses(stamp(1, 1), put("k", "")))
        .isEqualTo(new SequenceForgotten(session, 1));
  }

  @Test
  void sequencesMayBeLeftOut() {
    group.does(stamp(1, 1), put("k", ""));
    group.does(stamp(1_000_000_000_000L, 1_000_000_000_000L), put("k", ""));
    assertThat(group.state().sessions())
        .containsValue(
            new Session(session, GroupTime.ZERO, 1_000_000_000_000L, 1_000_000_000_000L));
    assertThat(group.state().keptOutcomes(session)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, -1", "0, 1", "5, 6"})
  void aBrokenStampIsRefusedAndLeavesTheSessionAsItWas(long sequence, long firstIncomplete) {
    Session before = group.state().session(session);
    assertThat(group.refuses(stamp(sequence, firstIncomplete), put("k", "")))
        .isEqualTo(new StampInvalid(stamp(sequence, firstIncomplete)));
    assertThat(group.state().session(session)).isEqualTo(before);
  }

  @Test
  void asManyWritesAsAllowedAreInFlightAndNotOneMore() {
    long max = Limits.SESSION_IN_FLIGHT_MAX;
    assertThat(group.does(stamp(max, 1), put("k", ""))).isInstanceOf(PutDone.class);
    assertThat(group.refuses(stamp(max + 1, 1), put("k", "")))
        .isEqualTo(new TooManyInFlight(session, max));
    assertThat(group.does(stamp(max + 1, 2), put("k", ""))).isInstanceOf(PutDone.class);
    assertThat(group.revision()).isEqualTo(2);
  }

  @Test
  void anOutcomeThatIsTooLargeToKeepRefusesTheWrite() {
    int max = (int) Limits.KEPT_OUTCOME_BYTES_MAX - 64 - 1;
    group.does(new Put(Key.of("k"), new Value(new byte[max]), LeaseId.NONE, false));
    group.does(new Put(Key.of("l"), new Value(new byte[max + 1]), LeaseId.NONE, false));
    assertThat(group.does(stamp(1, 1), delete("k")).revision()).isEqualTo(new Revision(3));
    assertThat(group.refuses(stamp(2, 1), putAndReturn("l", "")))
        .isEqualTo(new OutcomeTooLarge(Limits.KEPT_OUTCOME_BYTES_MAX));
    assertThat(group.refuses(stamp(3, 1), new Delete(KeyRange.ALL, true)))
        .isEqualTo(new OutcomeTooLarge(Limits.KEPT_OUTCOME_BYTES_MAX));
    assertThat(group.entry("l")).isNotNull();
    assertThat(group.does(delete("l")).revision()).isEqualTo(new Revision(4));
  }

  @Test
  void aSessionIsWrittenOnceAnEntryAndOnlyWithOutcomesThatAreStillNeeded() {
    EntryEffect effect =
        group.applies(
            new EntryStamp(GroupTime.ZERO, 0, 0, false),
            stamped(1, 1, put("a", "")),
            stamped(2, 1, put("b", "")),
            stamped(3, 3, put("c", "")));
    assertThat(effect.changes())
        .filteredOn(change -> !(change instanceof Change.EntryPut))
        .containsExactly(
            new Change.SessionPut(
                new Session(session, GroupTime.ZERO, 3, 3),
                Session.opened(session, GroupTime.ZERO)),
            new Change.OutcomeKept(session, 3, effect.outcomes().get(2)));
  }

  @Test
  void aClosedSessionIsGoneWithItsOutcomes() {
    group.does(stamp(1, 1), put("k", ""));
    assertThat(group.does(new SessionClose(session))).isEqualTo(new SessionClosed(new Revision(1)));
    assertThat(group.refuses(stamp(1, 1), put("k", ""))).isEqualTo(new SessionUnknown(session));
    assertThat(group.state().header().sessionCount()).isZero();
  }

  @Test
  void aSessionMayCloseItselfAfterOtherWritesOfTheEntry() {
    List<Outcome> outcomes =
        group.doesTogether(
            stamped(1, 1, put("k", "")),
            new Submission(stamp(2, 1), new SessionClose(session)),
            stamped(3, 1, put("l", "")));
    assertThat(outcomes.get(1)).isInstanceOf(SessionClosed.class);
    assertThat(refusal(outcomes.get(2))).isEqualTo(new SessionUnknown(session));
    assertThat(group.state().sessions()).isEmpty();
  }

  @Test
  void thereAreNoMoreSessionsThanAllowed() {
    group.state().setHeader(Headers.with(0, Limits.SESSIONS_MAX));
    assertThat(group.refuses(new SessionOpen()))
        .isEqualTo(new TooManySessions(Limits.SESSIONS_MAX));
  }
}
