package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.transition.StateView;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Revision;
import io.quorate.store.read.ReadView;
import io.quorate.store.read.ReadView.Page;
import io.quorate.store.read.ReadView.PageLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Compares all that a view answers with the model. */
final class StateComparison {

  private static final PageLimit NO_LIMIT = new PageLimit(Integer.MAX_VALUE, Long.MAX_VALUE);
  private static final GroupTime END_OF_TIME = new GroupTime(Long.MAX_VALUE - 1);

  private final Random random;

  StateComparison(long seed) {
    random = new Random(seed);
  }

  void same(StateView state, ModelState model) {
    assertThat(state.header()).isEqualTo(model.header);
    List<Entry> entries = model.entriesAt(model.header.revision());
    assertThat(state.entries(KeyRange.ALL, Integer.MAX_VALUE, false)).isEqualTo(entries);
    assertThat(state.count(KeyRange.ALL, Long.MAX_VALUE)).isEqualTo(entries.size());
    for (Key key : model.versions.keySet()) {
      assertThat(state.entry(key)).isEqualTo(model.entry(key));
    }
    assertThat(state.leasesOverBy(END_OF_TIME, Integer.MAX_VALUE)).isEqualTo(model.leasesByEnd());
    model
        .leases
        .values()
        .forEach(lease -> {
          assertThat(state.lease(lease.id())).isEqualTo(lease);
          assertThat(state.keysOf(lease.id(), Integer.MAX_VALUE))
              .isEqualTo(
                  entries.stream()
                      .filter(entry -> entry.lease().equals(lease.id()))
                      .map(Entry::key)
                      .toList());
        });
    sameSessions(state, model);
  }

  private static void sameSessions(StateView state, ModelState model) {
    assertThat(state.sessionsUnusedSince(END_OF_TIME, Integer.MAX_VALUE))
        .isEqualTo(model.sessionsByLastUse());
    model
        .sessions
        .values()
        .forEach(session -> {
          assertThat(state.session(session.id())).isEqualTo(session);
          var kept = model.outcomesOf(session.id());
          for (long sequence = 1; sequence < session.firstIncomplete() + 40; sequence++) {
            assertThat(state.keptOutcome(session.id(), sequence))
                .as("session %s, sequence %d", session.id(), sequence)
                .isEqualTo(kept.get(sequence));
          }
        });
  }

  /** As of one revision: whole, in random parts, in both directions, key by key. */
  void same(ReadView view, ModelState model, Revision at) {
    List<Entry> entries = model.entriesAt(at);
    assertThat(view.page(KeyRange.ALL, NO_LIMIT, false, at)).isEqualTo(new Page(entries, false));
    assertThat(view.page(KeyRange.ALL, NO_LIMIT, true, at))
        .isEqualTo(new Page(entries.reversed(), false));
    assertThat(view.count(KeyRange.ALL, at)).isEqualTo(entries.size());
    for (Key key : model.versions.keySet()) {
      assertThat(view.entryAt(key, at)).as("%s at %s", key, at).isEqualTo(model.entryAt(key, at));
    }
    KeyRange range = range(new ArrayList<>(model.versions.keySet()));
    boolean descending = random.nextBoolean();
    int limit = 1 + random.nextInt(10);
    List<Entry> inside = entries.stream().filter(entry -> range.contains(entry.key())).toList();
    List<Entry> ordered = descending ? inside.reversed() : inside;
    boolean more = ordered.size() > limit;
    assertThat(view.page(range, new PageLimit(limit, Long.MAX_VALUE), descending, at))
        .as("%s at %s", range, at)
        .isEqualTo(new Page(more ? ordered.subList(0, limit) : ordered, more));
    assertThat(view.count(range, at)).isEqualTo(inside.size());
  }

  private KeyRange range(List<Key> keys) {
    Key start = keys.get(random.nextInt(keys.size()));
    Key end = random.nextInt(4) == 0 ? Key.EMPTY : keys.get(random.nextInt(keys.size()));
    return new KeyRange(start, end);
  }
}
