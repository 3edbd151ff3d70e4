package io.quorate.chaos.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.history.NemesisEvent;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.plan.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {

  private static final List<String> NAMES = List.of("a", "b", "c");

  private final List<String> begun = new ArrayList<>();
  private final List<NemesisEvent> events = new ArrayList<>();

  /** Does nothing, cannot be ended where it is told so, and is felt from some time on. */
  private record Fake(String name, Family family, List<String> begun, boolean stuck, int feltAt)
      implements Nemesis {

    @Override
    public Optional<String> missing(TestCluster cluster) {
      return Optional.empty();
    }

    @Override
    public Fault inject(TestCluster cluster, SplittableRandom random) {
      begun.add(name);
      return new Begun(
          name,
          Set.of(),
          () -> {
            if (stuck) {
              throw new IOException(name + " goes on");
            }
            return Evidence.of(Collections.frequency(begun, name) >= feltAt, "felt or not");
          });
    }
  }

  @Test
  void everyKindComesOnceBeforeAnyComesAgainAndEachIsEnded() throws Exception {
    run(1, 7, false);

    assertThat(begun).hasSizeGreaterThan(NAMES.size());
    for (int i = 0; i + NAMES.size() <= begun.size(); i += NAMES.size()) {
      assertThat(begun.subList(i, i + NAMES.size())).containsExactlyInAnyOrderElementsOf(NAMES);
    }
    assertThat(events).hasSize(2 * begun.size());
  }

  @Test
  void orderFollowsFromTheSeed() throws Exception {
    run(1, 7, false);
    List<String> first = List.copyOf(begun.subList(0, NAMES.size()));
    begun.clear();
    run(1, 7, false);

    assertThat(begun.subList(0, NAMES.size())).isEqualTo(first);
  }

  @Test
  void faultsThatSpeakToOneNetworkAreNotTogether() throws Exception {
    run(3, 7, false);

    assertThat(events.get(0).phase()).isEqualTo(NemesisEvent.Phase.INJECT);
    assertThat(events.get(1).phase()).isEqualTo(NemesisEvent.Phase.INJECT);
    assertThat(events.get(2).phase()).isEqualTo(NemesisEvent.Phase.HEAL);
  }

  @Test
  void faultThatCannotBeEndedEndsTheTrialAfterTheOthersWereEnded() {
    assertThatThrownBy(() -> run(3, 7, true)).isInstanceOf(IOException.class);

    assertThat(events).filteredOn(e -> e.phase() == NemesisEvent.Phase.HEAL).hasSize(1);
  }

  @Test
  void kindThatWasNeverFeltIsDoneAgainAtTheEnd() throws Exception {
    FaultLog log = run(List.of(fake("a", 1), fake("b", Integer.MAX_VALUE)), 1, 7);

    assertThat(begun.subList(begun.size() - 3, begun.size())).containsOnly("b");
    assertThat(log.results()).hasSameSizeAs(begun);
  }

  @Test
  void kindThatWasFeltOnceIsNotDoneAgainAtTheEnd() throws Exception {
    run(List.of(fake("a", 1), fake("b", 2)), 1, 7);

    assertThat(Collections.frequency(begun, "b") - Collections.frequency(begun, "a"))
        .isBetween(-1, 1);
  }

  private Fake fake(String name, int feltAt) {
    return new Fake(name, Family.PROCESS, begun, false, feltAt);
  }

  private void run(int together, long seed, boolean stuck) throws Exception {
    List<Nemesis> nemeses =
        List.of(
            new Fake("a", Family.NETWORK, begun, false, 1),
            new Fake("b", Family.WAN, begun, false, 1),
            new Fake("c", Family.PROCESS, begun, stuck, 1));
    run(nemeses, together, seed);
  }

  private FaultLog run(List<? extends Nemesis> nemeses, int together, long seed) throws Exception {
    Trial one = TrialsOfTests.trial(NAMES);
    Trial trial =
        new Trial(one.name(), one.length(), one.place(), one.loads(), NAMES, together, one.pace());
    long now = System.nanoTime();
    FaultLog log = new FaultLog(now, events::add, new SilentWatcher());
    new FaultSchedule(
            new NothingCluster(), List.copyOf(nemeses), trial, new SplittableRandom(seed), log)
        .runUntil(now + trial.length().toNanos());
    return log;
  }
}
