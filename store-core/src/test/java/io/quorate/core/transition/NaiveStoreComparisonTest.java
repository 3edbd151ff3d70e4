package io.quorate.core.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.Refusal;
import io.quorate.core.command.Submission;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seed of a failed run stands in the name of its case. */
final class NaiveStoreComparisonTest {

  private static final int ENTRIES = 400;
  private static final int SUBMISSIONS_MAX = 16;
  private static final int SEEDS_A_ROUND = 6;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS_A_ROUND * Long.getLong("quorate.fault.rounds", 5));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyCommandInEveryBatchDoesWhatTheNaiveStoreDoes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomSubmissions submissions = new RandomSubmissions(random);
    NaiveStore naive = new NaiveStore();
    MemoryState state = new MemoryState();
    long now = 0;
    for (long index = 1; index <= ENTRIES; index++) {
      now += elapsed(random);
      List<Submission> batch = new ArrayList<>();
      List<Outcome> expected = new ArrayList<>();
      for (int position = random.nextInt(SUBMISSIONS_MAX); position > 0; position--) {
        Submission submission = submissions.next();
        Outcome outcome = naive.apply(submission, index * 65_536 + batch.size(), now);
        submissions.learn(outcome);
        batch.add(submission);
        expected.add(outcome);
      }
      LogEntry entry = new LogEntry(new EntryStamp(new GroupTime(now), 0, 0, false), batch);
      EntryEffect effect = EntryTransition.apply(entry, 1, index, state);
      assertThat(effect.outcomes()).isEqualTo(expected);
      assertThat(EntryTransition.apply(entry, 1, index, state)).isEqualTo(effect);
      state.apply(effect);
      assertAlike(state, naive, random.nextInt(40) == 0 || index == ENTRIES);
    }
  }

  /** A comparison that never meets a case proves nothing of it. */
  @Test
  void theRandomCommandsMeetEveryOutcomeThatFewKeysCanHave() {
    Set<String> met = new TreeSet<>();
    for (long seed = 1; seed <= SEEDS_A_ROUND; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RandomSubmissions submissions = new RandomSubmissions(random);
      NaiveStore naive = new NaiveStore();
      long now = 0;
      for (long id = 65_536; id < 65_536 + 3_000; id++) {
        now += elapsed(random) / SUBMISSIONS_MAX;
        Outcome outcome = naive.apply(submissions.next(), id, now);
        submissions.learn(outcome);
        Object kind = outcome instanceof Outcome.Refused refused ? refused.refusal() : outcome;
        met.add(kind.getClass().getSimpleName());
      }
    }
    assertThat(met)
        .containsAll(names(Outcome.class.getPermittedSubclasses(), "Refused"))
        .containsAll(
            names(
                Refusal.class.getPermittedSubclasses(),
                "TooManyLeases",
                "TooManySessions",
                "TooManyKeys",
                "TooManyBytes",
                "CommandUnsupported"));
  }

  private static List<String> names(Class<?>[] kinds, String... without) {
    return Arrays.stream(kinds)
        .map(Class::getSimpleName)
        .filter(name -> !List.of(without).contains(name))
        .toList();
  }

  private static long elapsed(SplittableRandom random) {
    return switch (random.nextInt(30)) {
      case 0 -> random.nextLong(Duration.ofMinutes(70).toNanos());
      case 1, 2, 3, 4, 5 -> random.nextLong(Duration.ofMinutes(2).toNanos());
      case 6 -> Duration.ofHours(1).toNanos();
      default -> 0;
    };
  }

  private static void assertAlike(MemoryState state, NaiveStore naive, boolean allRevisions) {
    state.checkItself();
    assertThat(state.header().revision().number()).isEqualTo(naive.revision());
    assertThat(state.header().compacted().number()).isEqualTo(naive.compacted());
    assertThat(state.header().clusterVersion()).isEqualTo(naive.clusterVersion());
    long from = allRevisions ? naive.compacted() : naive.revision();
    for (long revision = from; revision <= naive.revision(); revision++) {
      Map<String, Object> entries = new TreeMap<>();
      state
          .entriesAt(new Revision(revision))
          .forEach((key, entry) -> entries.put(NaiveDraft.hex(key), entry));
      assertThat(entries).isEqualTo(naive.keysAt(revision));
    }
    Map<Long, Object> leases = new HashMap<>();
    state
        .leases()
        .forEach((id, lease) ->
            leases.put(
                id.number(), new NaiveStore.NaiveLease(lease.ttlNanos(), lease.end().nanos())));
    assertThat(leases).isEqualTo(naive.leases());
    Map<Long, List<Long>> sessions = new HashMap<>();
    state
        .sessions()
        .forEach((id, session) ->
            sessions.put(
                id.number(), List.of(session.lastUsed().nanos(), session.firstIncomplete())));
    Map<Long, List<Long>> expected = new HashMap<>();
    naive
        .sessions()
        .forEach(
            (id, session) -> expected.put(id, List.of(session.lastUsed, session.firstIncomplete)));
    assertThat(sessions).isEqualTo(expected);
  }
}
