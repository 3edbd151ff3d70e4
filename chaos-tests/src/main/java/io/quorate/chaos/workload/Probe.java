package io.quorate.chaos.workload;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a key of its own at a fixed rate, whether or not earlier writes were answered, and notes
 * when each acknowledgement came. An open loop: a stall of the store does not slow it down, so it
 * shows. Safe for any thread.
 */
public final class Probe implements AutoCloseable {

  private static final int VALUE_BYTES = 64;

  private record Acknowledgement(long sentNanos, long nanos) {}

  private final String name;
  private final StoreClient client;
  private final AcknowledgedWrites writes;
  private final ScheduledExecutorService timer;
  private final ConcurrentLinkedQueue<Acknowledgement> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  private Probe(String name, StoreClient client, AcknowledgedWrites writes) {
    this.name = name;
    this.client = client;
    this.writes = writes;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("probe-" + name).daemon().factory());
  }

  public static Probe start(
      String name, Duration every, StoreClient client, AcknowledgedWrites writes) {
    Probe probe = new Probe(name, client, writes);
    var unused =
        probe.timer.scheduleAtFixedRate(probe::write, 0, every.toNanos(), TimeUnit.NANOSECONDS);
    return probe;
  }

  public String name() {
    return name;
  }

  /** {@link System#nanoTime} of the acknowledgements since {@code sinceNanos}, in order. */
  public long[] acknowledgedSince(long sinceNanos) {
    return acknowledged.stream()
        .mapToLong(Acknowledgement::nanos)
        .filter(nanos -> nanos - sinceNanos >= 0)
        .sorted()
        .toArray();
  }

  /** How many writes that were sent since then are acknowledged. */
  public long acknowledgedOfWritesSince(long sinceNanos) {
    return acknowledged.stream().filter(ack -> ack.sentNanos - sinceNanos >= 0).count();
  }

  /** The longest time without an acknowledgement between two of them since {@code sinceNanos}. */
  public Duration longestGapSince(long sinceNanos) {
    return longestGap(acknowledgedSince(sinceNanos));
  }

  static Duration longestGap(long[] sortedNanos) {
    long longest = 0;
    for (int i = 1; i < sortedNanos.length; i++) {
      longest = Math.max(longest, sortedNanos[i] - sortedNanos[i - 1]);
    }
    return Duration.ofNanos(longest);
  }

  public long failed() {
    return failed.get();
  }

  /** Sends no more. Answers that are under way are still noted. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void write() {
    String key = "probe:" + name + ":" + sent.incrementAndGet();
    long sentNanos = System.nanoTime();
    byte[] value = Arrays.copyOf(key.getBytes(StandardCharsets.UTF_8), VALUE_BYTES);
    writes
        .put(client, key, value)
        .whenComplete((revision, failure) -> {
          if (failure == null) {
            acknowledged.add(new Acknowledgement(sentNanos, System.nanoTime()));
          } else {
            failed.incrementAndGet();
          }
        });
  }
}
