package io.quorate.core.transition;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading an overlay is reading its base after the changes; ranges are for EntryScanTest. */
final class OverlayTest {

  private static final int LEASES = 6;
  private static final int SESSIONS = 20;
  private static final int KEYS = 40;
  private static final int TIMES = 10;

  /** A random history of a group, in which leases, sessions and keys come and go. */
  private static final class Changer {

    private final SplittableRandom random;

    Changer(SplittableRandom random) {
      this.random = random;
    }

    void change(Overlay state) {
      switch (random.nextInt(8)) {
        case 0 -> putLease(state);
        case 1 -> removeLease(state);
        case 2, 3 -> useSession(state);
        case 4 -> state.removeSession(sessionId());
        case 5 -> removeKey(state, key());
        default -> putKey(state);
      }
    }

    private void putLease(Overlay state) {
      LeaseId id = leaseId();
      state.make(new Change.LeasePut(new Lease(id, 1, time()), state.lease(id)));
    }

    private void removeLease(Overlay state) {
      Lease lease = state.lease(leaseId());
      if (lease != null) {
        state.keysOf(lease.id(), KEYS).forEach(key -> removeKey(state, key));
        state.make(new Change.LeaseRemoved(lease));
      }
    }

    private void useSession(Overlay state) {
      SessionId id = sessionId();
      Session session = state.session(id);
      if (session == null) {
        state.make(new Change.SessionPut(Session.opened(id, time()), null));
      } else {
        state.use(session.used(time(), 1, 1));
      }
    }

    private void putKey(Overlay state) {
      LeaseId lease = random.nextInt(4) == 0 ? LeaseId.NONE : leaseId();
      Key key = key();
      if (lease.isNone() || state.lease(lease) != null) {
        Entry entry = Entry.createdBy(key, Value.EMPTY, lease, state.revision().next());
        state.make(new Change.EntryPut(entry, state.entry(key)));
      }
    }

    private void removeKey(Overlay state, Key key) {
      Entry entry = state.entry(key);
      if (entry != null) {
        state.make(new Change.EntryRemoved(entry, state.revision().next()));
      }
    }

    private LeaseId leaseId() {
      return new LeaseId(random.nextInt(1, LEASES + 1));
    }

    private SessionId sessionId() {
      return new SessionId(random.nextInt(SESSIONS));
    }

    private Key key() {
      return Key.of("%02d".formatted(random.nextInt(KEYS)));
    }

    private GroupTime time() {
      return new GroupTime(random.nextInt(TIMES));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void readingItIsReadingTheBaseAfterTheChanges(long seed) {
    Changer changer = new Changer(new SplittableRandom(seed));
    MemoryState base = new MemoryState();
    MemoryState twin = new MemoryState();
    for (int entry = 0; entry < 200; entry++) {
      Overlay overlay = new Overlay(base, base.header());
      for (int left = changer.random.nextInt(20); left > 0; left--) {
        changer.change(overlay);
      }
      overlay.writeUsedSessions();
      EntryEffect effect = new EntryEffect(overlay.header(), overlay.changes(), List.of());
      twin.apply(effect);
      twin.checkItself();
      assertAlike(overlay, twin);
      assertAlike(overlay.draft(), twin);
      base.apply(effect);
    }
    assertThat(base.header().revision()).isGreaterThan(new Revision(100));
  }

  private static void assertAlike(Overlay overlay, MemoryState twin) {
    assertThat(overlay.header()).isEqualTo(twin.header());
    for (int limit : new int[] {1, 2, 5, KEYS}) {
      for (int lease = 1; lease <= LEASES; lease++) {
        LeaseId id = new LeaseId(lease);
        assertThat(overlay.lease(id)).isEqualTo(twin.lease(id));
        assertThat(overlay.keysOf(id, limit)).isEqualTo(twin.keysOf(id, limit));
      }
      for (int nanos = 0; nanos <= TIMES; nanos++) {
        GroupTime time = new GroupTime(nanos);
        assertThat(overlay.leasesOverBy(time, limit)).isEqualTo(twin.leasesOverBy(time, limit));
        assertThat(overlay.sessionsUnusedSince(time, limit))
            .isEqualTo(twin.sessionsUnusedSince(time, limit));
      }
    }
  }
}
