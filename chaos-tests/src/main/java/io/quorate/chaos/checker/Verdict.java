package io.quorate.chaos.checker;

import io.quorate.chaos.history.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a checker says of a history. Only {@link Valid} is a pass. */
public sealed interface Verdict {

  /**
   * The rule holds.
   *
   * @param figures what was judged, by name, in the order of their mention
   */
  record Valid(Map<String, Long> figures) implements Verdict {
    public Valid {
      figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
  }

  /**
   * The rule is broken.
   *
   * @param what the rule or anomaly, in one line
   * @param explanation why these operations cannot be, line by line
   * @param operations the fewest that show it, in the order of the explanation
   */
  record Violation(String what, List<String> explanation, List<Operation> operations)
      implements Verdict {
    public Violation {
      explanation = List.copyOf(explanation);
      operations = List.copyOf(operations);
    }
  }

  /**
   * It is not known whether the rule holds: a limit was reached, or an operation makes no sense.
   *
   * @param why with what to do about it
   */
  record Undecided(String why) implements Verdict {}

  static Valid valid(String name, long figure, String nameOfOther, long other) {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put(name, figure);
    figures.put(nameOfOther, other);
    return new Valid(figures);
  }
}
