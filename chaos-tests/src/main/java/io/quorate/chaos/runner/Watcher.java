package io.quorate.chaos.runner;

import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;

/** Told how a campaign goes on, for those who look on. Called from the campaign's thread. */
public interface Watcher {

  /** A trial begins; {@code bug} is empty where none is seeded. */
  void begins(Trial trial, String bug, long seed, int number, int of);

  /** Something to say. */
  void remark(String text);

  /** How it goes at this moment. */
  void moving(String text);

  void fault(FaultResult fault);

  void verdict(VerdictResult verdict);

  void ended(TrialResult result);
}
