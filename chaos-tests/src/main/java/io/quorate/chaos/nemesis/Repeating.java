package io.quorate.chaos.nemesis;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Something done over and over, on a thread of its own, with pauses that follow from a seed. A step
 * that has begun is never cut short.
 */
public final class Repeating {

  /** What is done each time. */
  @FunctionalInterface
  public interface Step {
    void take(SplittableRandom random) throws IOException, InterruptedException;
  }

  private final Step step;
  private final SplittableRandom random;
  private final int pauseMillisMin;
  private final int pauseMillisMax;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable IOException failure;

  private Repeating(
      String name, SplittableRandom random, int pauseMillisMin, int pauseMillisMax, Step step) {
    this.step = step;
    this.random = random.split();
    this.pauseMillisMin = pauseMillisMin;
    this.pauseMillisMax = pauseMillisMax;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  public static Repeating start(
      String name, SplittableRandom random, int pauseMillisMin, int pauseMillisMax, Step step) {
    Repeating started = new Repeating(name, random, pauseMillisMin, pauseMillisMax, step);
    started.thread.start();
    return started;
  }

  /**
   * Ends it when the step under way is done.
   *
   * @throws IOException if a step failed, after which there were no others
   */
  public void stop() throws IOException, InterruptedException {
    stopped.countDown();
    thread.join();
    @Nullable IOException failed = failure;
    if (failed != null) {
      throw new IOException(thread.getName() + " ended by itself", failed);
    }
  }

  private void run() {
    try {
      do {
        step.take(random);
      } while (!stopped.await(
          random.nextInt(pauseMillisMin, pauseMillisMax), TimeUnit.MILLISECONDS));
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
