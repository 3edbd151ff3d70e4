package io.quorate.core.alert;

import java.time.Duration;

/**
 * How long something must be seen before it counts.
 *
 * @param name stable, a to z and hyphens
 * @param raiseAfter how long measurements must have been bad without a break
 * @param clearAfter how long they must have been good without a break
 * @param absentAfter how long there must have been none
 */
public record AlertRule(
    String name,
    Severity severity,
    Duration raiseAfter,
    Duration clearAfter,
    Duration absentAfter) {

  public AlertRule {
    if (raiseAfter.isNegative() || clearAfter.isNegative() || absentAfter.isNegative()) {
      throw new IllegalArgumentException("a time of rule " + name + " is negative");
    }
  }
}
