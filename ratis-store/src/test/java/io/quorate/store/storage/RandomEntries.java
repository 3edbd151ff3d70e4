package io.quorate.store.storage;

import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import io.quorate.core.session.Session;
import io.quorate.core.transition.Change;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An endless run of log entries, as the changes that they lead to; the same for the same seed. Keys
 * are short and made of few bytes, zeros among them, so that they collide and are prefixes of each
 * other.
 */
final class RandomEntries {

  record Step(GroupHeader header, List<Change> changes) {}

  private static final byte[] ALPHABET = {0, 1, 'a', (byte) 0xff};
  private static final int KEY_BYTES_MAX = 3;
  private static final int COMMANDS_MAX = 12;

  private final Random random;
  private final ModelState model = new ModelState();
  private final List<Change> changes = new ArrayList<>();
  private long revision;
  private long compacted;
  private GroupTime now = GroupTime.ZERO;
  private long index;

  RandomEntries(long seed) {
    random = new Random(seed);
  }

  /** The state after the last step. */
  ModelState model() {
    return model;
  }

  Step next() {
    changes.clear();
    index++;
    now = now.plusNanos(random.nextInt(3));
    int commands = random.nextInt(COMMANDS_MAX + 1);
    for (int i = 0; i < commands; i++) {
      command(i);
    }
    GroupHeader header = header();
    model.header = header;
    return new Step(header, List.copyOf(changes));
  }

  private void command(int position) {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3, 4 -> put(key());
      case 5, 6 -> remove(key());
      case 7 -> lease(position);
      case 8, 9 -> sessionWrite();
      case 10 -> sessionOpenOrClose(position);
      default -> compact();
    }
  }

  private void put(Key key) {
    Entry before = entry(key);
    revision++;
    LeaseId lease = random.nextInt(3) == 0 ? anyLease() : LeaseId.NONE;
    Value value = Value.of("value-" + revision + "-".repeat(random.nextInt(40)));
    Revision at = new Revision(revision);
    Entry after =
        before == null
            ? Entry.createdBy(key, value, lease, at)
            : before.overwrittenBy(value, lease, at);
    add(new Change.EntryPut(after, before));
  }

  private void remove(Key key) {
    Entry before = entry(key);
    if (before != null) {
      revision++;
      add(new Change.EntryRemoved(before, new Revision(revision)));
    }
  }

  private void lease(int position) {
    Lease before = model.leases.get(anyLease().number());
    if (before == null || random.nextInt(3) > 0) {
      LeaseId id = new LeaseId(index << 8 | position);
      long ttl = random.nextInt(50);
      add(new Change.LeasePut(new Lease(id, ttl, now.plusNanos(ttl)), null));
    } else if (random.nextBoolean()) {
      add(new Change.LeasePut(before.keptAlive(now), before));
    } else {
      List<Entry> attached =
          model.entriesAt(new Revision(revision)).stream()
              .filter(entry -> entry.lease().equals(before.id()))
              .toList();
      revision++;
      attached.forEach(entry -> add(new Change.EntryRemoved(entry, new Revision(revision))));
      add(new Change.LeaseRemoved(before));
    }
  }

  private void sessionOpenOrClose(int position) {
    Session session = anySession();
    if (session == null || random.nextInt(3) > 0) {
      SessionId id = new SessionId(index << 8 | position);
      add(new Change.SessionPut(Session.opened(id, now), null));
    } else {
      add(new Change.SessionRemoved(session));
    }
  }

  /** A write that leaves an outcome, and forgets what the client has acknowledged. */
  private void sessionWrite() {
    Session before = anySession();
    if (before == null) {
      return;
    }
    var kept = model.outcomesOf(before.id());
    long first = before.firstIncomplete() + (kept.isEmpty() ? 0 : random.nextInt(kept.size() + 1));
    if (first > before.firstIncomplete()) {
      add(new Change.OutcomesForgotten(before.id(), before.firstIncomplete(), first));
    }
    long sequence = first + random.nextInt(20);
    if (!kept.containsKey(sequence)) {
      add(new Change.OutcomeKept(before.id(), sequence, outcome()));
    }
    add(new Change.SessionPut(new Session(before.id(), now, first, kept.size()), before));
  }

  private Outcome outcome() {
    Revision at = new Revision(revision);
    return random.nextInt(3) == 0
        ? new Outcome.DeleteDone(
            at, 1, List.of(Entry.createdBy(key(), Value.of("v"), LeaseId.NONE, at)))
        : new Outcome.PutDone(at, null);
  }

  private void compact() {
    if (random.nextInt(10) == 0 && revision > compacted + 50) {
      compacted = revision - 50;
      add(new Change.HistoryCompacted(new Revision(compacted)));
    }
  }

  private GroupHeader header() {
    int keys = model.entriesAt(new Revision(revision)).size();
    return new GroupHeader(
        1,
        1 + index / 1000,
        index,
        new Revision(revision),
        new Revision(compacted),
        now,
        index * 1000,
        now.plusNanos(5),
        1,
        keys,
        model.leases.size(),
        model.sessions.size(),
        new StateDigest(index, -index));
  }

  private void add(Change change) {
    changes.add(change);
    model.write(model.header, List.of(change));
  }

  private @Nullable Entry entry(Key key) {
    return model.entryAt(key, new Revision(revision));
  }

  Key key() {
    byte[] bytes = new byte[1 + random.nextInt(KEY_BYTES_MAX)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = ALPHABET[random.nextInt(ALPHABET.length)];
    }
    return new Key(bytes);
  }

  private LeaseId anyLease() {
    return pick(new ArrayList<>(model.leases.values())) instanceof Lease lease
        ? lease.id()
        : LeaseId.NONE;
  }

  private @Nullable Session anySession() {
    return pick(new ArrayList<>(model.sessions.values()));
  }

  private <T> @Nullable T pick(List<T> all) {
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }
}
