package io.quorate.chaos.scenario;

import io.quorate.core.command.Submission;
import io.quorate.core.leaderlease.Gate;
import io.quorate.store.clock.MonotonicClock;
import io.quorate.store.safeguard.Safeguards;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The safeguards of the servers that tests start: all on, but for those that a system property
 * names. Found by the service loader, since servers run with the class path of the tests.
 */
public final class SwitchableSafeguards implements Safeguards {

  /** What can be left out. */
  enum Mechanism {
    GATE,
    LEASE,
    DEDUP,
    FSYNC,
    MONOTONIC_TIME
  }

  private static final String PROPERTY = "quorate.test.off";
  private static final long ENDLESS_NANOS = Duration.ofHours(1).toNanos();

  private final Set<Mechanism> off = EnumSet.noneOf(Mechanism.class);

  /** As the service loader wants it. */
  public SwitchableSafeguards() {
    String names = System.getProperty(PROPERTY, "");
    Arrays.stream(names.split(","))
        .filter(name -> !name.isBlank())
        .map(name -> Mechanism.valueOf(name.strip().toUpperCase(Locale.ROOT)))
        .forEach(off::add);
  }

  /** The option of a server process that leaves these out. */
  static String option(Mechanism... mechanisms) {
    return Arrays.stream(mechanisms)
        .map(mechanism -> mechanism.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(",", "-D" + PROPERTY + "=", ""));
  }

  @Override
  public Gate gate(Gate real) {
    return off.contains(Mechanism.GATE) ? new OpenGate() : real;
  }

  @Override
  public long ownLeaseNanos(long grantedNanos) {
    return off.contains(Mechanism.LEASE) ? ENDLESS_NANOS : grantedNanos;
  }

  @Override
  public boolean logIsForced() {
    return !off.contains(Mechanism.FSYNC);
  }

  @Override
  public MonotonicClock groupTime(MonotonicClock real) {
    return off.contains(Mechanism.MONOTONIC_TIME)
        ? () -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis())
        : real;
  }

  @Override
  public Submission stamped(Submission submission) {
    return off.contains(Mechanism.DEDUP) ? new Submission(null, submission.command()) : submission;
  }

  /** Lets every new leader answer at once. */
  private static final class OpenGate implements Gate {

    @Override
    public void received(long term, long grantNanos, boolean release, long nowNanos) {}

    @Override
    public void snapshotInstalled(long graceNanos, long nowNanos) {}

    @Override
    public long opensNanos(long term, long nowNanos) {
      return nowNanos;
    }
  }
}
