package io.quorate.chaos.runner;

import io.quorate.chaos.plan.Trial;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.TrialResult;
import io.quorate.chaos.result.VerdictResult;

/** Looks away. */
final class SilentWatcher implements Watcher {

  @Override
  public void begins(Trial trial, String bug, long seed, int number, int of) {}

  @Override
  public void remark(String text) {}

  @Override
  public void moving(String text) {}

  @Override
  public void fault(FaultResult fault) {}

  @Override
  public void verdict(VerdictResult verdict) {}

  @Override
  public void ended(TrialResult result) {}
}
