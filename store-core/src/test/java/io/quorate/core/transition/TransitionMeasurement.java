package io.quorate.core.transition;

import io.quorate.core.command.Command.Put;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.session.Session;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Prints what a put costs in the transition: 16-byte keys (10,000 uniform), 256-byte values,
 * entries of 64 puts. The time that {@link MemoryState} takes to look a key up is part of it, that
 * to carry out the changes is not. A quick look, not a benchmark.
 */
final class TransitionMeasurement {

  /** The time that this thread was running: other load on the machine does not count. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final int KEYS = 10_000;
  private static final int PUTS_AN_ENTRY = 64;
  private static final int ENTRIES_A_ROUND = 4_000;
  private static final int ROUNDS = 6;

  private final SplittableRandom random = new SplittableRandom(1);
  private final MemoryState state = new MemoryState();
  private final SessionId session = new SessionId(1);
  private long sequence;

  public static void main(String[] args) {
    TransitionMeasurement measurement = new TransitionMeasurement();
    Session opened = Session.opened(measurement.session, GroupTime.ZERO);
    List<Change> open = List.of(new Change.SessionPut(opened, null));
    measurement.state.apply(new EntryEffect(Headers.with(0, 1), open, List.of()));
    for (int round = 1; round <= ROUNDS; round++) {
      System.out.printf(
          "round %d: %d ns a put, %d in a session; of it %d a lookup, 2 x %d the digest%n",
          round,
          measurement.nanosAPut(false),
          measurement.nanosAPut(true),
          measurement.nanosALookup(),
          measurement.nanosADigest());
    }
  }

  private long nanosAPut(boolean stamped) {
    long nanos = 0;
    for (int i = 0; i < ENTRIES_A_ROUND; i++) {
      LogEntry entry = entry(stamped);
      long start = CPU.getCurrentThreadCpuTime();
      EntryEffect effect =
          EntryTransition.apply(entry, 1, state.header().appliedIndex() + 1, state);
      nanos += CPU.getCurrentThreadCpuTime() - start;
      state.apply(effect);
      compact();
    }
    return nanos / ENTRIES_A_ROUND / PUTS_AN_ENTRY;
  }

  private void compact() {
    if (state.historySize() > KEYS) {
      Revision revision = state.header().revision();
      state.apply(
          new EntryEffect(
              state.header(), List.of(new Change.HistoryCompacted(revision)), List.of()));
    }
  }

  private LogEntry entry(boolean stamped) {
    List<Submission> puts = new ArrayList<>();
    for (int i = 0; i < PUTS_AN_ENTRY; i++) {
      byte[] value = new byte[256];
      random.nextBytes(value);
      Put put = new Put(key(), new Value(value), LeaseId.NONE, false);
      SessionStamp stamp =
          new SessionStamp(session, ++sequence, Math.max(1, sequence - PUTS_AN_ENTRY));
      puts.add(new Submission(stamped ? stamp : null, put));
    }
    return new LogEntry(new EntryStamp(GroupTime.ZERO, 0, 0, false), puts);
  }

  private Key key() {
    return Key.of("key%013d".formatted(random.nextInt(KEYS)));
  }

  /** What the base takes to find an entry and the processor to fetch its value. */
  private long nanosALookup() {
    int count = ENTRIES_A_ROUND * PUTS_AN_ENTRY;
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      keys.add(key());
    }
    long sum = 0;
    long start = CPU.getCurrentThreadCpuTime();
    for (int i = 0; i < count; i++) {
      Entry entry = state.entry(keys.get(i % KEYS));
      sum += entry == null ? 0 : Arrays.hashCode(entry.value().bytes());
    }
    long nanos = CPU.getCurrentThreadCpuTime() - start;
    if (sum == 0) {
      throw new IllegalStateException("nothing was looked up");
    }
    return nanos / count;
  }

  /**
   * The digest of an entry that lies in the processor's cache, as one just read or written does.
   */
  private long nanosADigest() {
    int count = ENTRIES_A_ROUND * PUTS_AN_ENTRY;
    Entry entry = state.entries(KeyRange.ALL, 1, false).getFirst();
    StateDigest digest = StateDigest.EMPTY;
    long start = CPU.getCurrentThreadCpuTime();
    for (int i = 0; i < count; i++) {
      digest = digest.add(entry);
    }
    long nanos = CPU.getCurrentThreadCpuTime() - start;
    if (digest.equals(StateDigest.EMPTY)) {
      throw new IllegalStateException("a digest of nothing");
    }
    return nanos / count;
  }
}
