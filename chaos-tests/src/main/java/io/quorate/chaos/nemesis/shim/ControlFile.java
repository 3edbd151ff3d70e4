package io.quorate.chaos.nemesis.shim;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Numbers of 64 bits that this process and a node's process share. Each is read and written at
 * once, in the order of the calls.
 */
final class ControlFile {

  private static final int SIZE_BYTES = 512;
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final MemorySegment memory;

  private ControlFile(MemorySegment memory) {
    this.memory = memory;
  }

  /** Maps the file, which is made of zeros where it is missing. */
  static ControlFile map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new ControlFile(
          channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE_BYTES, Arena.ofAuto()));
    }
  }

  long read(int place) {
    return (long) LONG.getVolatile(memory, (long) place * Long.BYTES);
  }

  void write(int place, long number) {
    LONG.setVolatile(memory, (long) place * Long.BYTES, number);
  }
}
