package io.quorate.store.clock;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Linux' CLOCK_BOOTTIME: like the JDK's monotonic clock, but it goes on counting while the machine
 * is suspended, so that a leader that slept does not believe its lease to be young.
 */
final class BootClock implements MonotonicClock {

  private static final int CLOCK_BOOTTIME = 7;
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final MethodHandle clockGettime;
  private final ThreadLocal<MemorySegment> timespec =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(ValueLayout.JAVA_LONG, 2));

  private BootClock(MethodHandle clockGettime) {
    this.clockGettime = clockGettime;
  }

  /** The clock, or nothing where the machine has none of this kind. */
  static Optional<BootClock> find() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor signature =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
    return linker
        .defaultLookup()
        .find("clock_gettime")
        .map(address ->
            new BootClock(
                linker.downcallHandle(address, signature, Linker.Option.critical(false))));
  }

  @Override
  public long nanos() {
    MemorySegment time = timespec.get();
    try {
      int failure = (int) clockGettime.invokeExact(CLOCK_BOOTTIME, time);
      if (failure != 0) {
        throw new IllegalStateException("clock_gettime(CLOCK_BOOTTIME) failed");
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native call throws nothing", e);
    }
    return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * SECOND_NANOS
        + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
  }
}
