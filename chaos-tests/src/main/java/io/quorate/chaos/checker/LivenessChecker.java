package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.NemesisEvent;
import io.quorate.chaos.history.NemesisEvent.Phase;
import io.quorate.chaos.history.Operation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * No operation takes longer than its deadline, answered or not; and once no fault is in force, a
 * write is acknowledged in time. A recovery into which the next fault falls is not judged, nor one
 * that the history does not outlast.
 */
public final class LivenessChecker implements Checker {

  private final Duration operationMax;
  private final Duration recoveryMax;

  /**
   * @param operationMax the clients' deadline, and what they need to notice that it is over
   * @param recoveryMax from the end of the last fault to the acknowledgement of a later write
   */
  public LivenessChecker(Duration operationMax, Duration recoveryMax) {
    this.operationMax = operationMax;
    this.recoveryMax = recoveryMax;
  }

  @Override
  public String name() {
    return "liveness";
  }

  @Override
  public Verdict check(History history) {
    Words words = Words.of(history);
    long longest = 0;
    long lastEnd = Long.MIN_VALUE;
    for (Operation operation : history.operations()) {
      long nanos = operation.endNanos() - operation.startNanos();
      if (nanos > operationMax.toNanos()) {
        String why = "it took longer than " + operationMax.toMillis() + " ms:";
        return new Judgement(words, "operation hangs", why, operation).verdict();
      }
      longest = Math.max(longest, nanos);
      lastEnd = Math.max(lastEnd, operation.endNanos());
    }
    List<Recovery> recoveries = Recovery.of(history);
    int inForce = 0;
    for (int i = 0; i < recoveries.size(); i++) {
      NemesisEvent event = recoveries.get(i).event();
      inForce += event.phase() == Phase.INJECT ? 1 : -1;
      long until = Math.addExact(event.atNanos(), recoveryMax.toNanos());
      boolean undisturbed =
          i + 1 == recoveries.size() || recoveries.get(i + 1).event().atNanos() > until;
      if (inForce <= 0 && undisturbed && lastEnd >= until && late(recoveries.get(i).nanos())) {
        return new Verdict.Violation(
            "no recovery",
            List.of(
                String.format(
                    "%s (%s) was over at %s ms; no write that was sent after it was acknowledged"
                        + " within %d ms",
                    event.nemesis(),
                    event.what(),
                    words.millis(event.atNanos()),
                    recoveryMax.toMillis())),
            List.of());
      }
    }
    return valid(history, longest, recoveries);
  }

  private boolean late(OptionalLong nanos) {
    return nanos.isEmpty() || nanos.getAsLong() > recoveryMax.toNanos();
  }

  private static Verdict valid(History history, long longest, List<Recovery> recoveries) {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("operations", (long) history.operations().size());
    figures.put("longest operation in ms", Duration.ofNanos(longest).toMillis());
    for (Phase phase : Phase.values()) {
      List<Recovery> of =
          recoveries.stream().filter(each -> each.event().phase() == phase).toList();
      String what = phase == Phase.INJECT ? "faults begun" : "faults ended";
      figures.put(what, (long) of.size());
      of.stream()
          .flatMapToLong(each -> each.nanos().stream())
          .max()
          .ifPresent(nanos ->
              figures.put(
                  what + ": longest time to a write in ms", Duration.ofNanos(nanos).toMillis()));
    }
    return new Verdict.Valid(figures);
  }
}
