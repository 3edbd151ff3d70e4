package io.quorate.chaos.runner;

import io.quorate.chaos.checker.Budget;
import io.quorate.chaos.checker.Checker;
import io.quorate.chaos.checker.Verdict;
import io.quorate.chaos.checker.append.AppendChecker;
import io.quorate.chaos.checker.register.LinearizabilityChecker;
import io.quorate.chaos.history.EventLine;
import io.quorate.chaos.history.History;
import io.quorate.chaos.result.VerdictResult;
import io.quorate.chaos.result.VerdictResult.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Has a workload's history judged by the rules that it is for. */
final class Judge {

  private static final Duration TIME_MAX = Duration.ofMinutes(3);

  private Judge() {}

  static List<VerdictResult> judge(String workload, History history) {
    List<VerdictResult> verdicts = new ArrayList<>();
    for (Checker checker : checkers(workload)) {
      verdicts.add(result(workload, checker.name(), checker.check(history)));
    }
    return verdicts;
  }

  private static List<Checker> checkers(String workload) {
    Budget budget = Budget.DEFAULT.withTime(TIME_MAX);
    return switch (workload) {
      case "register" -> List.of(new LinearizabilityChecker(budget));
      case "append" -> List.of(new AppendChecker());
      default -> List.of();
    };
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
