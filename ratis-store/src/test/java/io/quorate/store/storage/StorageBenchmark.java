package io.quorate.store.storage;

import com.sun.management.OperatingSystemMXBean;
import io.quorate.core.command.Command;
import io.quorate.core.command.EntryStamp;
import io.quorate.core.command.LogEntry;
import io.quorate.core.command.Outcome;
import io.quorate.core.command.SessionId;
import io.quorate.core.command.SessionStamp;
import io.quorate.core.command.Submission;
import io.quorate.core.transition.EntryEffect;
import io.quorate.core.transition.EntryTransition;
import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import io.quorate.store.read.ReadView;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * What the apply thread and readers cost. Arguments: a folder for the data, deleted afterwards, the
 * number of keys, and the operations to measure, all where none is given. Prints a row for each
 * kind of operation: rate, CPU of the calling thread and of the whole process (flushes and
 * compactions too) per operation.
 */
final class StorageBenchmark {

  private static final int PUTS_PER_ENTRY = 64;
  private static final int VALUE_BYTES = 256;
  private static final long KEPT_REVISIONS = 1_000_000;
  private static final int ROUNDS = 4;
  private static final long ROUND_NANOS = 4_000_000_000L;

  private final GroupDatabase database;
  private final Random random = new Random(1);
  private final Key[] keys;
  private final Set<String> chosen;
  private SessionId session = new SessionId(0);
  private long sequence;
  private int loaded;

  private StorageBenchmark(GroupDatabase database, int keyCount, Set<String> chosen) {
    this.database = database;
    this.chosen = chosen;
    keys = new Key[keyCount];
    for (int i = 0; i < keyCount; i++) {
      keys[i] = Key.of("key-%012d".formatted(i));
    }
  }

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    if (Files.exists(folder)) {
      throw new IllegalArgumentException(folder + " is there already");
    }
    StorageSettings settings = new StorageSettings(256L << 20, 64L << 20);
    try (StorageEngine engine = new StorageEngine(settings);
        GroupDatabase database = GroupDatabase.open(folder, engine)) {
      Set<String> chosen = Set.copyOf(Arrays.asList(args).subList(2, args.length));
      new StorageBenchmark(database, Integer.parseInt(args[1]), chosen).run();
    } finally {
      DatabaseFolder.delete(folder);
    }
  }

  private void run() {
    Outcome opened = apply(List.of(new Submission(null, new Command.SessionOpen()))).getFirst();
    session = ((Outcome.SessionOpened) opened).session();
    System.out.println("op ops/s thread_cpu_us process_cpu_us");
    for (int tenth = 1; tenth <= 10; tenth++) {
      Meter meter = new Meter();
      int before = loaded;
      while (loaded < (long) keys.length * tenth / 10) {
        entry(true, () -> loaded++ % keys.length);
      }
      meter.print("load", loaded - before);
    }
    measure("put", () -> entry(false, () -> random.nextInt(keys.length)));
    measure("put_in_session", () -> entry(true, () -> random.nextInt(keys.length)));
    measure("view", this::view);
    measure("get", this::get);
    database.flush();
    measure("get_flushed", this::get);
    measure("get_at", this::getAt);
  }

  private int entry(boolean inSession, IntSupplier which) {
    List<Submission> submissions = new ArrayList<>(PUTS_PER_ENTRY);
    long first = sequence + 1;
    for (int i = 0; i < PUTS_PER_ENTRY; i++) {
      byte[] value = new byte[VALUE_BYTES];
      random.nextBytes(value);
      SessionStamp stamp = inSession ? new SessionStamp(session, ++sequence, first) : null;
      Key key = keys[which.getAsInt()];
      submissions.add(
          new Submission(stamp, new Command.Put(key, new Value(value), LeaseId.NONE, false)));
    }
    long revision = database.stateView().header().revision().number();
    if (revision % KEPT_REVISIONS < PUTS_PER_ENTRY && revision > KEPT_REVISIONS) {
      Revision below = new Revision(revision - KEPT_REVISIONS);
      submissions.add(new Submission(null, new Command.Compact(below)));
    }
    apply(submissions);
    return PUTS_PER_ENTRY;
  }

  private List<Outcome> apply(List<Submission> submissions) {
    GroupHeader header = database.stateView().header();
    LogEntry entry = new LogEntry(new EntryStamp(GroupTime.ZERO, 0, 0, false), submissions);
    EntryEffect effect =
        EntryTransition.apply(entry, 1, header.appliedIndex() + 1, database.stateView());
    database.write(effect.header(), effect.changes());
    return effect.outcomes();
  }

  private int view() {
    database.view().close();
    return 1;
  }

  private int get() {
    try (ReadView view = database.view()) {
      if (view.entry(keys[random.nextInt(keys.length)]) == null) {
        throw new IllegalStateException("a key is lost");
      }
    }
    return 1;
  }

  private int getAt() {
    try (ReadView view = database.view()) {
      long newest = view.header().revision().number();
      view.entryAt(keys[random.nextInt(keys.length)], new Revision(newest - keys.length / 2));
    }
    return 1;
  }

  private void measure(String name, IntSupplier operations) {
    if (!chosen.isEmpty() && !chosen.contains(name)) {
      return;
    }
    for (int round = 0; round < ROUNDS; round++) {
      Meter meter = new Meter();
      long count = 0;
      while (meter.nanos() < ROUND_NANOS) {
        count += operations.getAsInt();
      }
      meter.print(name, count);
    }
  }

  /** What has passed since it was made. */
  private static final class Meter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long started = System.nanoTime();
    private final long threadCpu = THREADS.getCurrentThreadCpuTime();
    private final long processCpu = PROCESS.getProcessCpuTime();

    long nanos() {
      return System.nanoTime() - started;
    }

    void print(String name, long count) {
      System.out.printf(
          "%s %.0f %.2f %.2f%n",
          name,
          count * 1e9 / nanos(),
          (THREADS.getCurrentThreadCpuTime() - threadCpu) / 1e3 / count,
          (PROCESS.getProcessCpuTime() - processCpu) / 1e3 / count);
    }
  }
}
