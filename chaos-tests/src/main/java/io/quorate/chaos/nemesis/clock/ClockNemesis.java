package io.quorate.chaos.nemesis.clock;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import io.quorate.chaos.nemesis.Begun;
import io.quorate.chaos.nemesis.Evidence;
import io.quorate.chaos.nemesis.Family;
import io.quorate.chaos.nemesis.Fault;
import io.quorate.chaos.nemesis.Nemesis;
import io.quorate.chaos.nemesis.shim.ClockControl;
import io.quorate.chaos.nemesis.shim.Shims;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;

/** Makes the clocks of one node wrong. For one thread. */
public final class ClockNemesis implements Nemesis {

  private static final long JUMP_MAX_SECONDS = Duration.ofHours(2).toSeconds();
  private static final long JUMP_MIN_SECONDS = 10;
  private static final long AMPLITUDE_MAX_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long AMPLITUDE_MIN_MILLIS = 500;
  private static final int PERIOD_MIN_MILLIS = 50;
  private static final int PERIOD_MAX_MILLIS = 1_000;

  /** A kind of change. */
  @FunctionalInterface
  private interface Change {
    /** Makes it, and says what was done. */
    String make(ClockControl clock, SplittableRandom random);
  }

  private final String name;
  private final Change change;
  private final ToLongFunction<ClockControl> felt;

  private ClockNemesis(String name, Change change, ToLongFunction<ClockControl> felt) {
    this.name = name;
    this.change = change;
    this.felt = felt;
  }

  /** The wall clock steps by up to two hours, forth or back, and back again at the end. */
  public static ClockNemesis jump() {
    return new ClockNemesis("clock-jump", ClockNemesis::makeJump, ClockControl::wallFaked);
  }

  /** The wall clock swings to and fro several times a second. */
  public static ClockNemesis strobe() {
    return new ClockNemesis("clock-strobe", ClockNemesis::makeStrobe, ClockControl::wallFaked);
  }

  /**
   * The forward clocks run too fast or too slow.
   *
   * @param partsPerMillionMax at most what the nodes are configured to allow, where no violation is
   *     to show
   */
  public static ClockNemesis drift(int partsPerMillionMax) {
    return new ClockNemesis(
        "clock-drift",
        (clock, random) -> makeDrift(clock, random, partsPerMillionMax),
        ClockControl::forwardFaked);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Family family() {
    return Family.CLOCK;
  }

  @Override
  public Optional<String> missing(TestCluster cluster) {
    return Shims.missing(cluster);
  }

  @Override
  public void prepare(TestCluster cluster) throws IOException, InterruptedException {
    Shims.prepare(cluster);
  }

  @Override
  public Fault inject(TestCluster cluster, SplittableRandom random) throws IOException {
    List<? extends TestNode> nodes = cluster.nodes();
    TestNode target = nodes.get(random.nextInt(nodes.size()));
    ClockControl clock = Shims.clock(cluster, target);
    long feltBefore = felt.applyAsLong(clock);
    String what = change.make(clock, random);
    return Begun.on(List.of(target), what + " at", () -> heal(clock, feltBefore));
  }

  private Evidence heal(ClockControl clock, long feltBefore) {
    long wrongReads = felt.applyAsLong(clock) - feltBefore;
    clock.reset();
    return new Evidence(
        wrongReads > 0,
        "the node read a wrong time " + wrongReads + " times",
        Map.of("wrong-reads", wrongReads, "waits-converted", clock.waitsConverted()));
  }

  private static String makeJump(ClockControl clock, SplittableRandom random) {
    long seconds = sign(random) * random.nextLong(JUMP_MIN_SECONDS, JUMP_MAX_SECONDS + 1);
    clock.jump(Duration.ofSeconds(seconds));
    return "wall clock moved by " + seconds + " s";
  }

  private static String makeStrobe(ClockControl clock, SplittableRandom random) {
    long amplitudeMillis = random.nextLong(AMPLITUDE_MIN_MILLIS, AMPLITUDE_MAX_MILLIS + 1);
    long periodMillis = random.nextLong(PERIOD_MIN_MILLIS, PERIOD_MAX_MILLIS + 1);
    clock.strobe(Duration.ofMillis(amplitudeMillis), Duration.ofMillis(periodMillis));
    return "wall clock swung by " + amplitudeMillis + " ms every " + periodMillis + " ms";
  }

  private static String makeDrift(ClockControl clock, SplittableRandom random, int max) {
    int partsPerMillion = sign(random) * random.nextInt(max / 2, max + 1);
    clock.drift(partsPerMillion);
    return "forward clocks off by " + partsPerMillion + " ppm";
  }

  private static int sign(SplittableRandom random) {
    return random.nextBoolean() ? 1 : -1;
  }
}
