package io.quorate.chaos.nemesis.clock;

import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.shim.ClockControl;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** One node's clocks are wrong. */
record ClockFault(
    String node,
    String change,
    ClockControl clock,
    ToLongFunction<ClockControl> felt,
    long feltBefore)
    implements Fault {

  @Override
  public String what() {
    return node + ": " + change;
  }

  @Override
  public Set<String> targets() {
    return Set.of(node);
  }

  @Override
  public Evidence heal() {
    long wrongReads = felt.applyAsLong(clock) - feltBefore;
    clock.reset();
    return new Evidence(
        wrongReads > 0,
        "the node read a wrong time " + wrongReads + " times",
        Map.of("wrong-reads", wrongReads, "waits-converted", clock.waitsConverted()));
  }
}
