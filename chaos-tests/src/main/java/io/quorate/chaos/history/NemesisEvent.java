package io.quorate.chaos.history;

import java.util.List;
import java.util.Map;

/**
 * A fault began or was ended.
 *
 * @param nemesis its stable name
 * @param what was done to whom, for people
 * @param targets names of the nodes that felt it
 * @param atNanos on the clock of the operations: once it was in force, once it was over
 * @param tookHold whether there is evidence that it was felt; false when it begins
 * @param figures of the evidence, by name
 */
public record NemesisEvent(
    String nemesis,
    Phase phase,
    String what,
    List<String> targets,
    long atNanos,
    boolean tookHold,
    Map<String, Long> figures)
    implements Event {

  /** Whether the fault begins or ends. */
  public enum Phase {
    INJECT,
    HEAL
  }

  public NemesisEvent {
    targets = List.copyOf(targets);
    figures = Map.copyOf(figures);
  }

  public static NemesisEvent inject(
      String nemesis, String what, List<String> targets, long atNanos) {
    return new NemesisEvent(nemesis, Phase.INJECT, what, targets, atNanos, false, Map.of());
  }

  public NemesisEvent healed(long whenNanos, boolean felt, Map<String, Long> evidence) {
    return new NemesisEvent(nemesis, Phase.HEAL, what, targets, whenNanos, felt, evidence);
  }
}
