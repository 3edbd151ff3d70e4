package io.quorate.chaos.runner;

import io.quorate.chaos.checker.BankChecker;
import io.quorate.chaos.checker.Budget;
import io.quorate.chaos.checker.Checker;
import io.quorate.chaos.checker.LivenessChecker;
import io.quorate.chaos.checker.Verdict;
import io.quorate.chaos.checker.Workload;
import io.quorate.chaos.history.EventLine;
import io.quorate.chaos.history.History;
import io.quorate.chaos.result.VerdictResult;
import io.quorate.chaos.result.VerdictResult.Kind;
import io.quorate.chaos.workload.BankWorkload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Has a workload's history judged by the rules that it is for. */
final class Judge {

  private static final Duration TIME_MAX = Duration.ofMinutes(3);

  /** Two requests with their deadlines, and what a busy machine needs beside them. */
  private static final Duration OPERATION_MAX =
      RegionClient.DEADLINE.multipliedBy(2).plusSeconds(5);

  private static final Duration PATIENT_OPERATION_MAX =
      RegionClient.PATIENT_DEADLINE.plusSeconds(5);
  private static final Duration RECOVERY_MAX = Duration.ofSeconds(30);

  private Judge() {}

  static List<VerdictResult> judge(String workload, History history) {
    List<VerdictResult> verdicts = new ArrayList<>();
    for (Checker checker : checkers(workload)) {
      verdicts.add(result(workload, checker.name(), checker.check(history)));
    }
    return verdicts;
  }

  private static List<Checker> checkers(String name) {
    Workload workload = Workload.valueOf(name.toUpperCase(Locale.ROOT));
    Budget budget = Budget.DEFAULT.withTime(TIME_MAX);
    Checker rule =
        workload == Workload.BANK
            ? new BankChecker(OptionalLong.of(BankWorkload.TOTAL), false)
            : workload.checker(budget, judged -> {});
    if (workload == Workload.DIGEST) {
      return List.of(rule);
    }
    Duration operationMax = workload == Workload.ONCE ? PATIENT_OPERATION_MAX : OPERATION_MAX;
    return List.of(rule, new LivenessChecker(operationMax, RECOVERY_MAX));
  }

  private static VerdictResult result(String workload, String checker, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid(var figures) ->
          new VerdictResult(workload, checker, Kind.VALID, "", List.of(), figures);
      case Verdict.Violation(String what, List<String> why, var operations) -> {
        List<String> lines = new ArrayList<>(why);
        operations.forEach(operation -> lines.add(EventLine.format(operation)));
        yield new VerdictResult(workload, checker, Kind.VIOLATION, what, lines, Map.of());
      }
      case Verdict.Undecided(String why) ->
          new VerdictResult(workload, checker, Kind.UNDECIDED, why, List.of(), Map.of());
    };
  }
}
