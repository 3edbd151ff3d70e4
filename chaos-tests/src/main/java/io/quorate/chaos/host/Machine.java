package io.quorate.chaos.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What this machine has and allows. */
public final class Machine {

  /** Where Debian keeps administrators' programs, which is not on everybody's path. */
  private static final String ADMINISTRATORS_PATH = "/usr/sbin:/sbin";

  /** The Debian package of each program that parts of the harness run. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "ip", "iproute2",
          "iptables", "iptables",
          "iptables-restore", "iptables",
          "iptables-save", "iptables",
          "nsenter", "util-linux",
          "unshare", "util-linux",
          "cc", "gcc libc6-dev",
          "docker", "docker.io",
          "jlink", "openjdk-25-jdk-headless",
          "busybox", "busybox-static");

  private Machine() {}

  /** Which of these programs are not installed, and what to do about it; empty if none. */
  public static Optional<String> withoutPrograms(Collection<String> programs) {
    Map<String, String> missing = new TreeMap<>();
    for (String program : programs) {
      if (program(program).isEmpty()) {
        missing.put(program, PACKAGES.getOrDefault(program, program));
      }
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it has no "
                + String.join(", ", missing.keySet())
                + "; apt-get install "
                + String.join(" ", new TreeSet<>(missing.values())));
  }

  public static Optional<Path> program(String name) {
    String path = System.getenv().getOrDefault("PATH", "") + ":" + ADMINISTRATORS_PATH;
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether this process is root's. */
  public static boolean isRoot() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("Uid:"))
          .anyMatch(line -> line.split("\\s+")[2].equals("0"));
    } catch (IOException notLinux) {
      return false;
    }
  }
}
