package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;

/** One rule that histories must keep. Stateless, so safe for any thread. */
public interface Checker {

  /** The rule in a word or two, as reports name it. */
  String name();

  /** Judges a history; operations that the rule is not about are passed over. */
  Verdict check(History history);
}
