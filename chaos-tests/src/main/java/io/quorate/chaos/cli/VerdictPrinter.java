package io.quorate.chaos.cli;

import io.quorate.chaos.checker.Verdict;
import io.quorate.chaos.history.EventLine;
import java.io.PrintStream;

/** Verdicts on a terminal. */
final class VerdictPrinter {

  private static final int LINES_SHOWN_MAX = 20;

  private VerdictPrinter() {}

  /**
   * @return the exit code that says the same
   */
  static int print(PrintStream out, String rule, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid valid -> {
        out.println(rule + ": valid");
        valid.figures().forEach((name, figure) -> out.println("  " + name + ": " + figure));
        yield 0;
      }
      case Verdict.Violation violation -> {
        out.println(rule + ": VIOLATION: " + violation.what());
        violation.explanation().forEach(line -> out.println("  " + line));
        if (!violation.operations().isEmpty()) {
          out.println("  in the file:");
          violation.operations().stream()
              .limit(LINES_SHOWN_MAX)
              .forEach(operation -> out.println("  " + EventLine.format(operation)));
        }
        yield 1;
      }
      case Verdict.Undecided undecided -> {
        out.println(rule + ": undecided: " + undecided.why());
        yield 2;
      }
    };
  }
}
