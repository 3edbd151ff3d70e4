package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A violation that was met while walking through a history; ends the walk. */
final class Judgement extends Exception {

  private final Verdict.Violation verdict;

  /**
   * @param what the anomaly
   * @param why ends with a colon; the operations follow
   */
  Judgement(Words words, String what, String why, Operation... shown) {
    super(what);
    List<String> lines = new ArrayList<>(List.of(why));
    for (Operation operation : shown) {
      lines.add("  " + words.tell(operation));
    }
    this.verdict = new Verdict.Violation(what, lines, List.of(shown));
  }

  Verdict.Violation verdict() {
    return verdict;
  }

  /**
   * The operations of a workload, by key.
   *
   * @throws Unfit if one has none of these names; digests are everybody's
   */
  static Map<String, List<Operation>> byKey(History history, String... verbs) {
    Map<String, List<Operation>> byKey = new LinkedHashMap<>();
    List<String> known = Arrays.asList(verbs);
    for (Operation operation : history.operations()) {
      if (known.contains(operation.f())) {
        byKey.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(operation);
      } else if (!operation.is(Verb.DIGEST)) {
        throw new Unfit(
            operation,
            "this workload knows " + String.join(", ", known) + ", not " + operation.f());
      }
    }
    return byKey;
  }
}
