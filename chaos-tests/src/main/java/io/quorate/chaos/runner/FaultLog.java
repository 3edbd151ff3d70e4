package io.quorate.chaos.runner;

import io.quorate.chaos.history.NemesisEvent;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.result.FaultResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The faults of a trial as they come and go. For one thread; {@link #active} for any. */
final class FaultLog {

  private final long beganNanos;
  private final Consumer<NemesisEvent> histories;
  private final Watcher watcher;
  private final List<FaultResult> results = new ArrayList<>();
  private final List<Active> active = new ArrayList<>();

  /** A fault under way. */
  record Active(Nemesis nemesis, Fault fault, NemesisEvent event) {}

  /**
   * @param histories that are told of each fault
   */
  FaultLog(long beganNanos, Consumer<NemesisEvent> histories, Watcher watcher) {
    this.beganNanos = beganNanos;
    this.histories = histories;
    this.watcher = watcher;
  }

  Active begun(Nemesis nemesis, Fault fault, long atNanos) {
    NemesisEvent event =
        NemesisEvent.inject(nemesis.name(), fault.what(), List.copyOf(fault.targets()), atNanos);
    histories.accept(event);
    Active begun = new Active(nemesis, fault, event);
    synchronized (active) {
      active.add(begun);
    }
    return begun;
  }

  void healed(Active healed, Evidence evidence) {
    synchronized (active) {
      active.remove(healed);
    }
    NemesisEvent event = healed.event();
    long nowNanos = System.nanoTime();
    histories.accept(event.healed(nowNanos, evidence.tookHold(), evidence.figures()));
    FaultResult result =
        new FaultResult(
            event.nemesis(),
            healed.nemesis().family().name().toLowerCase(Locale.ROOT),
            event.what(),
            event.targets(),
            TimeUnit.NANOSECONDS.toMillis(event.atNanos() - beganNanos),
            TimeUnit.NANOSECONDS.toMillis(nowNanos - beganNanos),
            evidence.tookHold(),
            evidence.words(),
            evidence.figures(),
            null);
    results.add(result);
    watcher.fault(result);
  }

  /** Whether this kind of fault was done, and not once took hold. */
  boolean neverFelt(Nemesis nemesis) {
    List<FaultResult> done =
        results.stream().filter(result -> result.nemesis().equals(nemesis.name())).toList();
    return !done.isEmpty() && done.stream().noneMatch(FaultResult::tookHold);
  }

  List<FaultResult> results() {
    return results;
  }

  /** What is being done to the cluster now, for people; empty where nothing is. */
  String active() {
    synchronized (active) {
      return String.join(" + ", active.stream().map(each -> each.event().what()).toList());
    }
  }
}
