package io.quorate.store.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.session.Session;
import io.quorate.core.transition.StateView;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Lease;
import io.quorate.core.version.Revision;
import io.quorate.store.read.ReadView;
import io.quorate.store.read.ReadView.Page;
import io.quorate.store.read.ReadView.PageLimit;
import java.util.List;
import java.util.Random;

/** Compares all that a view answers with the model. */
final class StateComparison {

  private static final int ALL = Integer.MAX_VALUE;
  private static final PageLimit NO_LIMIT = new PageLimit(ALL, Long.MAX_VALUE);
  private static final GroupTime END_OF_TIME = new GroupTime(Long.MAX_VALUE - 1);

  private final Random random;

  StateComparison(long seed) {
    random = new Random(seed);
  }

  void same(StateView state, ModelState model) {
    assertThat(state.header()).isEqualTo(model.header());
    assertThat(state.entries(KeyRange.ALL, ALL, false))
        .isEqualTo(model.entries(KeyRange.ALL, ALL, false));
    for (Key key : model.keys()) {
      assertThat(state.entry(key)).isEqualTo(model.entry(key));
    }
    if (!model.keys().isEmpty()) {
      sameRange(state, model, range(model.keys()), 1 + random.nextInt(10));
    }
    sameLeases(state, model);
    sameSessions(state, model);
  }

  private void sameRange(StateView state, ModelState model, KeyRange range, int limit) {
    boolean descending = random.nextBoolean();
    assertThat(state.entries(range, limit, descending))
        .as("%s", range)
        .isEqualTo(model.entries(range, limit, descending));
    assertThat(state.count(range, limit)).isEqualTo(model.count(range, limit));
  }

  private void sameLeases(StateView state, ModelState model) {
    assertThat(state.leasesOverBy(END_OF_TIME, ALL)).isEqualTo(model.leasesByEnd());
    assertThat(state.leasesOverBy(model.header().groupTime(), 2))
        .isEqualTo(model.leasesOverBy(model.header().groupTime(), 2));
    for (Lease lease : model.leases()) {
      assertThat(state.lease(lease.id())).isEqualTo(lease);
      int limit = random.nextBoolean() ? ALL : 2;
      assertThat(state.keysOf(lease.id(), limit)).isEqualTo(model.keysOf(lease.id(), limit));
    }
  }

  private static void sameSessions(StateView state, ModelState model) {
    assertThat(state.sessionsUnusedSince(END_OF_TIME, ALL)).isEqualTo(model.sessionsByLastUse());
    for (Session session : model.sessionsByLastUse()) {
      assertThat(state.session(session.id())).isEqualTo(session);
      for (long sequence = 1; sequence <= session.highestSequence() + 1; sequence++) {
        assertThat(state.keptOutcome(session.id(), sequence))
            .as("session %s, sequence %d", session.id(), sequence)
            .isEqualTo(model.keptOutcome(session.id(), sequence));
      }
    }
  }

  /** As of one revision: whole, in random parts, in both directions, key by key. */
  void same(ReadView view, ModelState model, Revision at) {
    List<Entry> entries = model.entriesAt(at);
    assertThat(view.page(KeyRange.ALL, NO_LIMIT, false, at)).isEqualTo(new Page(entries, false));
    assertThat(view.page(KeyRange.ALL, NO_LIMIT, true, at))
        .isEqualTo(new Page(entries.reversed(), false));
    for (Key key : model.keys()) {
      assertThat(view.entryAt(key, at)).as("%s at %s", key, at).isEqualTo(model.entryAt(key, at));
    }
    KeyRange range = range(model.keys());
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
