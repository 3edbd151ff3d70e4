package io.quorate.chaos.nemesis.disk;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandleProxies;
import java.nio.file.Path;

/** The ioctl by which ext4 and XFS go down without writing their journal first. */
final class PowerCut {

  private static final long FS_IOC_SHUTDOWN = 0x8004587dL;
  private static final int WITHOUT_LOG_FLUSH = 2;
  private static final int READ_ONLY = 0;
  private static final int FIRST_VARIADIC = 2;

  // Public, since a proxy for a method handle cannot be had otherwise.

  /** open(2). */
  @FunctionalInterface
  public interface Open {
    int call(MemorySegment path, int flags);
  }

  /** ioctl(2). */
  @FunctionalInterface
  public interface Control {
    int call(int file, long request, MemorySegment argument);
  }

  /** close(2). */
  @FunctionalInterface
  public interface Close {
    int call(int file);
  }

  private static final Open OPEN =
      function(
          Open.class,
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(FIRST_VARIADIC));
  private static final Control CONTROL =
      function(
          Control.class,
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(FIRST_VARIADIC));
  private static final Close CLOSE =
      function(Close.class, "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private PowerCut() {}

  /** Takes the file system that is mounted on a folder down. */
  static void of(Path folder) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      int file = OPEN.call(arena.allocateFrom(folder.toString()), READ_ONLY);
      if (file < 0) {
        throw new IOException("cannot open " + folder);
      }
      int failure =
          CONTROL.call(file, FS_IOC_SHUTDOWN, arena.allocateFrom(JAVA_INT, WITHOUT_LOG_FLUSH));
      int unused = CLOSE.call(file);
      if (failure != 0) {
        throw new IOException("the file system on " + folder + " cannot be shut down");
      }
    }
  }

  private static <T> T function(
      Class<T> type, String name, FunctionDescriptor signature, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return MethodHandleProxies.asInterfaceInstance(
        type, linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature, options));
  }
}
