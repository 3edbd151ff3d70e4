package io.quorate.chaos.nemesis.disk;

import io.quorate.chaos.cluster.Mounts;
import io.quorate.chaos.cluster.TestCluster;
import io.quorate.chaos.cluster.TestNode;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file system of a node's own, in an image file, on the node's data folder. Its cluster's folder
 * unmounts it when the cluster is closed, and the next harness does where this one crashed.
 */
final class Volume {

  /** Room for some snapshots; the image takes only what is written. */
  private static final long SIZE_BYTES = 384L << 20;

  private static final String FOLDER = "volumes";
  private static final String BALLAST = "ballast";
  private static final List<String> PROGRAMS = List.of("mkfs.ext4", "mount", "umount", "fallocate");

  private final Path image;
  private final Path folder;

  private Volume(Path image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  static Volume of(TestCluster cluster, TestNode node) {
    return new Volume(
        cluster.folder().resolve(FOLDER).resolve(node.site().name() + ".ext4"), node.data());
  }

  /** What this cluster or machine lacks for volumes, said to the user. */
  static Optional<String> missing(TestCluster cluster) {
    return cluster.backend().equals("docker")
        ? Optional.of(
            "a container keeps its own view of mounts; use the backend netns or process for faults"
                + " that mount a file system")
        : missing();
  }

  static Optional<String> missing() {
    if (!System.getProperty("user.name").equals("root")) {
      return Optional.of("mounting a file system for each node needs root; run as root");
    }
    if (!Files.isWritable(Path.of("/dev/loop-control"))) {
      return Optional.of("there are no loop devices here; load the kernel's module loop");
    }
    return PROGRAMS.stream()
        .filter(program -> !isOnPath(program))
        .findFirst()
        .map(program -> program + " is not on the PATH; install e2fsprogs, mount and util-linux");
  }

  /** A volume for every node, before the first start; does nothing where that has been done. */
  static void prepare(TestCluster cluster) throws IOException, InterruptedException {
    Files.createDirectories(cluster.folder().resolve(FOLDER));
    for (TestNode node : cluster.nodes()) {
      of(cluster, node).make();
    }
  }

  private void make() throws IOException, InterruptedException {
    if (Files.exists(image)) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(SIZE_BYTES);
    }
    Mounts.run(List.of("mkfs.ext4", "-q", "-F", "-m", "0", image.toString()));
    Files.createDirectories(folder);
    mount();
    Files.delete(folder.resolve("lost+found")); // a node takes only an empty folder
  }

  Path folder() {
    return folder;
  }

  void mount() throws IOException, InterruptedException {
    Mounts.mountImage(image, folder);
  }

  void unmount() throws IOException, InterruptedException {
    Mounts.unmount(folder);
  }

  /** As if its power was cut: what has not been forced to it is gone, nothing more gets there. */
  void cutPower() throws IOException {
    PowerCut.of(folder);
  }

  /** Takes all but so much of what is free. */
  void fill(long leftBytes) throws IOException, InterruptedException {
    long ballast = freeBytes() - leftBytes;
    if (ballast > 0) {
      Mounts.run(List.of("fallocate", "-l", Long.toString(ballast), ballast().toString()));
    }
  }

  /** Gives back what {@link #fill} took. */
  void unfill() throws IOException {
    Files.deleteIfExists(ballast());
  }

  long freeBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private Path ballast() {
    return folder.resolve(BALLAST);
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }
}
