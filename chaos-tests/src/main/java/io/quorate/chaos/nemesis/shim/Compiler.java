package io.quorate.chaos.nemesis.shim;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * This machine's C compiler. What it has compiled is kept under the hash of its source, in a folder
 * of the temporary folder that only this user can write.
 */
record Compiler(Path program) {

  private static final List<String> NAMES = List.of("cc", "gcc", "clang");
  private static final List<String> OPTIONS =
      List.of("-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared", "-pthread");
  private static final int COMPILE_MAX_SECONDS = 60;

  static Optional<Compiler> find() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Compiler::new);
  }

  /**
   * The shared library of a resource of this package.
   *
   * @throws IOException with the compiler's own words where it refuses
   */
  Path library(String resource) throws IOException, InterruptedException {
    String source = source(resource);
    Path folder = cache();
    Path library = folder.resolve(resource + "-" + hash(source + program) + ".so");
    if (!Files.exists(library)) {
      Path fresh = Files.createTempFile(folder, resource, ".so");
      compile(source, fresh);
      Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE);
    }
    return library;
  }

  private void compile(String source, Path library) throws IOException, InterruptedException {
    Path input = Files.writeString(Files.createTempFile("quorate-shim", ".c"), source);
    Path output = Files.createTempFile("quorate-shim", ".log");
    try {
      Process compiling =
          new ProcessBuilder()
              .command(command(input, library))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!compiling.waitFor(COMPILE_MAX_SECONDS, TimeUnit.SECONDS)) {
        compiling.destroyForcibly();
        throw new IOException(program + " did not end within " + COMPILE_MAX_SECONDS + " s");
      }
      if (compiling.exitValue() != 0) {
        throw new IOException(
            program + " does not compile a fault library:\n" + Files.readString(output));
      }
    } finally {
      Files.deleteIfExists(input);
      Files.deleteIfExists(output);
    }
  }

  private List<String> command(Path input, Path library) {
    return java.util.stream.Stream.of(
            List.of(program.toString()),
            OPTIONS,
            List.of("-o", library.toString(), input.toString(), "-ldl"))
        .flatMap(List::stream)
        .toList();
  }

  private static String source(String resource) throws IOException {
    try (InputStream stream = Compiler.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException("not part of this build: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Path cache() throws IOException {
    String user = System.getProperty("user.name");
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "quorate-shims-" + user);
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException made) {
      boolean ours =
          Files.getOwner(folder).getName().equals(user)
              && PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))
                  .equals("rwx------");
      if (!ours) {
        throw new IOException(folder + " is not a folder of " + user + " alone; remove it", made);
      }
    }
    return folder;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
