package io.quorate.store.clock;

/**
 * A clock that never goes back and keeps its rate. Only differences have a meaning. Safe for any
 * thread.
 */
@FunctionalInterface
public interface MonotonicClock {

  /** Nanoseconds since a moment of its own choice. */
  long nanos();

  /** The best clock of this machine: {@link BootClock} where it exists, else the JDK's. */
  static MonotonicClock best() {
    return BootClock.find().map(clock -> (MonotonicClock) clock).orElse(System::nanoTime);
  }
}
