package io.quorate.chaos.cluster;

import io.quorate.chaos.host.HostCommand;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The image that nodes run in: a linked Java runtime and the few libraries it needs, made of this
 * machine's own files. The server itself is mounted, as the running class path has it.
 */
final class DockerImage {

  /** Where the image has its runtime. */
  static final String JAVA = "/opt/jre/bin/java";

  private static final String SCRIPT = "base-image.sh";

  private DockerImage() {}

  /** The image's name; builds it, in seconds, where this JDK and script have not built it yet. */
  static String built() throws IOException {
    String script = script();
    String jdk = System.getProperty("java.home");
    String name = "quorate-chaos-base:" + hash(script + jdk + Runtime.version());
    if (HostCommand.PLAIN.run("docker", "images", "--quiet", name).isBlank()) {
      HostCommand.PLAIN.feed(script, "bash", "-s", "--", jdk, name);
    }
    return name;
  }

  /** Whether the running JDK can link a runtime. */
  static boolean canBeLinked() {
    return Path.of(System.getProperty("java.home"), "bin", "jlink").toFile().canExecute();
  }

  private static String script() throws IOException {
    try (InputStream in = DockerImage.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new FileNotFoundException(SCRIPT + " is not in the harness' jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String hash(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
