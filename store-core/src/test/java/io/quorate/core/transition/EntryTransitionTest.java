package io.quorate.core.transition;

import static io.quorate.core.transition.TestGroup.delete;
import static io.quorate.core.transition.TestGroup.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.core.command.Command;
import io.quorate.core.command.Command.Compact;
import io.quorate.core.command.Command.RaiseClusterVersion;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.Limits;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Outcome.ClusterVersionRaised;
import io.quorate.core.command.Outcome.Compacted;
import io.quorate.core.command.Refusal.CommandUnsupported;
import io.quorate.core.command.Refusal.RevisionCompacted;
import io.quorate.core.command.Refusal.RevisionInFuture;
import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryTransitionTest {

  private static final EntryStamp NO_STAMP = new EntryStamp(GroupTime.ZERO, 0, 0, false);

  private final TestGroup group = new TestGroup();

  private GroupHeader stamped(long groupTime, long commitMicros, long leaderLeaseNanos) {
    return group
        .applies(new EntryStamp(new GroupTime(groupTime), commitMicros, leaderLeaseNanos, false))
        .header();
  }

  @Test
  void theHeaderNamesTheEntry() {
    LogEntry barrier = new LogEntry(NO_STAMP, List.of());
    GroupHeader header = EntryTransition.apply(barrier, 7, 42, group.state()).header();
    assertThat(header.appliedTerm()).isEqualTo(7);
    assertThat(header.appliedIndex()).isEqualTo(42);
    assertThat(header.revision()).isEqualTo(Revision.ZERO);
  }

  @Test
  void groupTimeNeverGoesBack() {
    assertThat(stamped(50, 0, 0).groupTime()).isEqualTo(new GroupTime(50));
    assertThat(stamped(30, 0, 0).groupTime()).isEqualTo(new GroupTime(50));
  }

  @Test
  void everyEntryHasALaterCommitStampThanTheOneBefore() {
    assertThat(stamped(0, 1_000, 0).commitMicros()).isEqualTo(1_000);
    assertThat(stamped(0, 1_000, 0).commitMicros()).isEqualTo(1_001);
    assertThat(stamped(0, 5, 0).commitMicros()).isEqualTo(1_002);
  }

  @Test
  void theEndOfReadAuthorityIsTheLatestThatWasGranted() {
    assertThat(stamped(100, 0, 50).leaderLeaseEnd()).isEqualTo(new GroupTime(150));
    assertThat(stamped(110, 0, 10).leaderLeaseEnd()).isEqualTo(new GroupTime(150));
    assertThat(stamped(120, 0, 0).leaderLeaseEnd()).isEqualTo(new GroupTime(150));
    assertThat(stamped(120, 0, 50).leaderLeaseEnd()).isEqualTo(new GroupTime(170));
  }

  @Test
  void anEntryThatWasAppliedIsNotAppliedAgain() {
    group.does(put("k", "v"));
    LogEntry entry = new LogEntry(NO_STAMP, List.of());
    assertThatThrownBy(() -> EntryTransition.apply(entry, 1, 1, group.state()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntryTransition.apply(entry, 0, 2, group.state()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEntryCarriesOnlySoManySubmissions() {
    Submission one = new Submission(null, put("k", "v"));
    List<Submission> most = Collections.nCopies(Limits.SUBMISSIONS_MAX, one);
    assertThat(new LogEntry(NO_STAMP, most).submissions()).hasSize(65_535);
    List<Submission> more = Collections.nCopies(Limits.SUBMISSIONS_MAX + 1, one);
    assertThatThrownBy(() -> new LogEntry(NO_STAMP, more))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theClusterVersionNeverGoesBack() {
    assertThat(group.doesTogether(new RaiseClusterVersion(3), new RaiseClusterVersion(2)))
        .containsOnly(new ClusterVersionRaised(Revision.ZERO, 3));
    assertThat(group.does(new RaiseClusterVersion(1)))
        .isEqualTo(new ClusterVersionRaised(Revision.ZERO, 3));
    assertThat(group.state().header().clusterVersion()).isEqualTo(3);
  }

  @Test
  void compactionForgetsWhatEndedAtOrBeforeItsRevisionAndIsNone() {
    group.does(put("k", "one"));
    group.does(put("k", "two"));
    group.does(delete("k"));
    Revision two = new Revision(2);
    assertThat(group.does(new Compact(two))).isEqualTo(new Compacted(new Revision(3), two));
    assertThat(group.state().header().compacted()).isEqualTo(two);
    assertThat(group.state().historySize()).isEqualTo(1);
    assertThat(group.state().entriesAt(two)).hasSize(1);
  }

  @Test
  void compactionGoesForwardAndNoFurtherThanTheGroup() {
    group.does(put("k", "v"));
    Revision one = new Revision(1);
    Revision two = new Revision(2);
    assertThat(group.refuses(new Compact(two))).isEqualTo(new RevisionInFuture(two, one));
    assertThat(group.refuses(new Compact(Revision.ZERO)))
        .isEqualTo(new RevisionCompacted(Revision.ZERO, Revision.ZERO));
    List<Outcome> outcomes = group.doesTogether(new Compact(one), new Compact(one));
    assertThat(outcomes.getFirst()).isEqualTo(new Compacted(one, one));
    assertThat(TestGroup.refusal(outcomes.getLast())).isEqualTo(new RevisionCompacted(one, one));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theWayOfBatchingChangesNoOutcome(long seed) {
    RandomSubmissions random = new RandomSubmissions(new SplittableRandom(seed));
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      commands.add(i % 3 == 0 ? random.delete() : random.put());
    }
    TestGroup oneByOne = new TestGroup();
    List<Outcome> expected = commands.stream().map(oneByOne::does).toList();
    List<Outcome> batched = group.doesTogether(commands.toArray(Command[]::new));
    assertThat(batched).isEqualTo(expected);
    assertThat(group.state().header().digest()).isEqualTo(oneByOne.state().header().digest());
    assertThat(group.state().entriesAt(new Revision(100)))
        .isEqualTo(oneByOne.state().entriesAt(new Revision(100)));
  }

  @Test
  void commandAboveTheClusterVersionIsRefusedAndChangesNothing() {
    group.does(put("k", "before"));
    GroupHeader old = atClusterVersion(group.state().header(), 0);
    group.state().setHeader(old);
    for (Command command : List.of(put("k", "after"), delete("k"), new RaiseClusterVersion(1))) {
      assertThat(group.refuses(command)).isEqualTo(new CommandUnsupported(1, 0));
    }
    assertThat(group.revision()).isEqualTo(1);
    assertThat(group.state().header().digest()).isEqualTo(old.digest());
    group.state().setHeader(atClusterVersion(group.state().header(), 1));
    assertThat(group.does(put("k", "after"))).isInstanceOf(Outcome.PutDone.class);
  }

  private static GroupHeader atClusterVersion(GroupHeader header, int version) {
    return new GroupHeader(
        header.incarnation(),
        header.appliedTerm(),
        header.appliedIndex(),
        header.revision(),
        header.compacted(),
        header.groupTime(),
        header.commitMicros(),
        header.leaderLeaseEnd(),
        version,
        header.keyCount(),
        header.leaseCount(),
        header.sessionCount(),
        header.digest());
  }
}
