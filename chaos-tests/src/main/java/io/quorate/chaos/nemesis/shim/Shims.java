package io.quorate.chaos.nemesis.shim;

import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The fault libraries in front of every node of a cluster. All nemeses that need one share them:
 * {@link #prepare} may be called any number of times before the nodes start.
 */
public final class Shims {

  private static final String FOLDER = "shims";

  private Shims() {}

  /** What this cluster lacks for them, said to the user. */
  public static Optional<String> missing(TestCluster cluster) {
    return cluster.backend().equals("docker")
        ? Optional.of(
            "containers do not see the fault libraries of this machine; use the backend netns or"
                + " process")
        : missing();
  }

  /** What this machine lacks for them. */
  public static Optional<String> missing() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.of("fault libraries are for Linux, and this is another system");
    }
    return Compiler.find().isPresent()
        ? Optional.empty()
        : Optional.of(
            "no C compiler (cc, gcc, clang) on the PATH for the fault libraries; install gcc and"
                + " libc6-dev");
  }

  /** Every later start of a node loads the libraries, which change nothing until they are told. */
  public static void prepare(TestCluster cluster) throws IOException, InterruptedException {
    Compiler compiler = Compiler.find().orElseThrow(() -> new IOException("no C compiler"));
    Path clock = compiler.library("clock.c");
    Path disk = compiler.library("disk.c");
    Files.createDirectories(cluster.folder().resolve(FOLDER));
    for (TestNode node : cluster.nodes()) {
      clock(cluster, node);
      disk(cluster, node);
      node.environment(
          Map.of(
              "LD_PRELOAD", clock + ":" + disk,
              "QUORATE_CLOCK_SHIM", file(cluster, node, "clock").toString(),
              "QUORATE_DISK_SHIM", file(cluster, node, "disk").toString(),
              "QUORATE_DISK_SHIM_FOLDER", node.data().toString()));
    }
  }

  public static ClockControl clock(TestCluster cluster, TestNode node) throws IOException {
    return new ClockControl(ControlFile.map(file(cluster, node, "clock")));
  }

  public static DiskControl disk(TestCluster cluster, TestNode node) throws IOException {
    return new DiskControl(ControlFile.map(file(cluster, node, "disk")));
  }

  private static Path file(TestCluster cluster, TestNode node, String kind) {
    return cluster.folder().resolve(FOLDER).resolve(node.site().name() + "." + kind);
  }
}
