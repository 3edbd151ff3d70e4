package io.quorate.chaos.wan.queue;

import io.quorate.chaos.host.HostCommand;
import io.quorate.chaos.host.Machine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The program that holds packets: its C source is part of the harness, compiled by this machine's
 * compiler where that has not been done yet. What was compiled is kept in the user's cache folder,
 * by the hash of its source.
 */
final class QueueProgram {

  private static final String SOURCE = "packetqueue.c";
  private static final int HASH_BYTES = 8;

  private QueueProgram() {}

  /** The compiled program. */
  static Path compiled() throws IOException {
    byte[] source = source();
    Path folder = Files.createDirectories(cache());
    Path program = folder.resolve("packetqueue-" + hash(source));
    if (Files.isExecutable(program)) {
      return program;
    }
    Optional<String> missing = Machine.withoutPrograms(List.of("cc"));
    if (missing.isPresent()) {
      throw new IOException("packets cannot be delayed on this machine: " + missing.get());
    }
    Path fresh = Files.createTempDirectory(folder, "compiling-");
    try {
      Path text = Files.write(fresh.resolve(SOURCE), source);
      Path made = fresh.resolve("program");
      HostCommand.PLAIN.run("cc", "-O2", "-o", made.toString(), text.toString());
      Files.move(made, program, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(text);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return program;
  }

  private static Path cache() {
    String set = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    return (set.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(set))
        .resolve("quorate");
  }

  private static byte[] source() throws IOException {
    try (InputStream in = QueueProgram.class.getResourceAsStream(SOURCE)) {
      if (in == null) {
        throw new FileNotFoundException(SOURCE + " is not in the harness' jar");
      }
      return in.readAllBytes();
    }
  }

  private static String hash(byte[] source) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(source);
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
