package io.quorate.chaos.nemesis.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Bytes of a file that were changed while nobody had it open, and how to bring them back. */
final class Damage {

  private static final int TAIL_BYTES_MAX = 24;

  private final Path file;
  private final long at;
  private final byte[] original;
  private final byte[] damaged;

  private Damage(Path file, long at, byte[] original, byte[] damaged) {
    this.file = file;
    this.at = at;
    this.original = original;
    this.damaged = damaged;
  }

  /** Flips one bit somewhere in what the file holds. */
  static Damage flip(Path file, SplittableRandom random) throws IOException {
    int bit = random.nextInt(Byte.SIZE);
    return change(
        file,
        random.nextInt(usedBytes(file)),
        1,
        bytes -> bytes[0] = (byte) (bytes[0] ^ (1 << bit)));
  }

  /** Zeros where the last bytes of what the file holds should be. */
  static Damage tearTail(Path file, SplittableRandom random) throws IOException {
    int used = usedBytes(file);
    int torn = Math.min(used, random.nextInt(1, TAIL_BYTES_MAX + 1));
    return change(file, used - torn, torn, bytes -> Arrays.fill(bytes, (byte) 0));
  }

  /** What is behind the last byte that is not zero was only set aside. */
  private static int usedBytes(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int used = all.length;
    while (used > 0 && all[used - 1] == 0) {
      used--;
    }
    if (used == 0) {
      throw new IOException("nothing is written in " + file);
    }
    return used;
  }

  @FunctionalInterface
  private interface Change {
    void make(byte[] bytes);
  }

  private static Damage change(Path file, long at, int length, Change change) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] original = read(access, at, length);
      byte[] damaged = original.clone();
      change.make(damaged);
      write(access, at, damaged);
      return new Damage(file, at, original, damaged);
    }
  }

  Path file() {
    return file;
  }

  /** Brings the bytes back, where the file is there still and has them as they were left. */
  void undo() throws IOException {
    if (!Files.exists(file) || Files.size(file) < at + damaged.length) {
      return;
    }
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      if (Arrays.equals(read(access, at, damaged.length), damaged)) {
        write(access, at, original);
      }
    }
  }

  private static byte[] read(RandomAccessFile access, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    access.seek(at);
    access.readFully(bytes);
    return bytes;
  }

  private static void write(RandomAccessFile access, long at, byte[] bytes) throws IOException {
    access.seek(at);
    access.write(bytes);
    access.getFD().sync();
  }
}
