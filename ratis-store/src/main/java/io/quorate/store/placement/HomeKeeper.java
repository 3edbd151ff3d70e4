package io.quorate.store.placement;

import io.quorate.core.placement.HomePolicy;
import io.quorate.core.placement.HomeWatch;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves leadership home: looks twice a second, decides by {@link HomeWatch}, moves one step at a
 * time. Every node runs one; only the leader's acts. {@link #look} runs on the scheduler, never
 * twice at once.
 */
public final class HomeKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(HomeKeeper.class);
  private static final long LOOK_EVERY_MILLIS = 500;
  private static final Duration HAND_OVER_TIMEOUT = Duration.ofSeconds(5);

  /** A move that has not ended by then, in whatever step it hangs, counts as failed. */
  private static final Duration GIVEN_UP_AFTER = HAND_OVER_TIMEOUT.multipliedBy(4);

  /** After a move that failed, the next try waits this long. */
  private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();

  private final String self;
  private final Map<String, String> regionOf;
  private final HomeWatch watch;
  private final Placeable replica;
  private final LongSupplier clockNanos;
  private boolean moving;
  private long notBeforeNanos = Long.MIN_VALUE;

  /**
   * @param regionOf the region of each voter's node
   * @param clockNanos monotonic
   */
  public HomeKeeper(
      String self,
      Map<String, String> regionOf,
      HomePolicy policy,
      Placeable replica,
      LongSupplier clockNanos) {
    this.self = self;
    this.regionOf = Map.copyOf(regionOf);
    this.watch = new HomeWatch(policy);
    this.replica = replica;
    this.clockNanos = clockNanos;
  }

  public void start(ScheduledExecutorService scheduler) {
    scheduler.scheduleWithFixedDelay(
        this::lookSafely, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A scheduler forgets a task that throws; the next look must come whatever befell this one. */
  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("looking after the leader's home failed; it is tried again", e);
    }
  }

  /** One look, and one step where one is due. */
  synchronized void look() {
    if (!replica.leads()) {
      watch.reset();
      return;
    }
    long now = clockNanos.getAsLong();
    Set<String> voters = replica.healthyVoters();
    Set<String> regions =
        voters.stream().map(node -> regionOf.getOrDefault(node, "")).collect(Collectors.toSet());
    Optional<String> better = watch.observe(regionOf.getOrDefault(self, ""), regions, now);
    if (better.isPresent() && !moving && now >= notBeforeNanos) {
      move(better.get(), voters, now);
    }
  }

  private void move(String region, Set<String> voters, long now) {
    Optional<String> target =
        voters.stream().filter(node -> region.equals(regionOf.get(node))).sorted().findFirst();
    if (target.isEmpty()) {
      return;
    }
    moving = true;
    notBeforeNanos = now + RETRY_NANOS;
    LOG.info("handing leadership over to {} in {}", target.get(), region);
    replica
        .handOver(target.get(), HAND_OVER_TIMEOUT)
        .orTimeout(GIVEN_UP_AFTER.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((moved, failure) -> ended(target.get(), Boolean.TRUE.equals(moved), failure));
  }

  private synchronized void ended(String target, boolean moved, @Nullable Throwable failure) {
    moving = false;
    if (!moved) {
      LOG.warn("leadership did not move to {}, this node goes on leading", target, failure);
    }
  }
}
