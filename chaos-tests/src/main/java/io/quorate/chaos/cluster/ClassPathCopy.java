package io.quorate.chaos.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The running class path, copied into one folder that can be mounted. */
final class ClassPathCopy {

  private ClassPathCopy() {}

  /** Copies all jars and folders of it; returns the class path of the copies. */
  static String into(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> copies = new ArrayList<>();
    for (Path entry : entries()) {
      Path copy = folder.resolve("%03d-%s".formatted(copies.size(), entry.getFileName()));
      if (Files.isDirectory(entry)) {
        copyTree(entry, copy);
      } else {
        Files.copy(entry, copy);
      }
      copies.add(copy);
    }
    return copies.stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  /** In their order; a jar that only names others counts as those. */
  private static List<Path> entries() throws IOException {
    List<Path> entries = new ArrayList<>();
    for (String name : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path entry = Path.of(name).toAbsolutePath();
      if (!Files.exists(entry)) {
        continue;
      }
      entries.add(entry);
      if (Files.isRegularFile(entry)) {
        entries.addAll(named(entry));
      }
    }
    return entries;
  }

  private static List<Path> named(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      @Nullable Manifest manifest = file.getManifest();
      @Nullable String names =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (names == null) {
        return List.of();
      }
      return Stream.of(names.trim().split("\\s+"))
          .map(name -> jar.toUri().resolve(name))
          .filter(uri -> "file".equals(uri.getScheme()))
          .map((URI uri) -> Path.of(uri))
          .filter(Files::exists)
          .toList();
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(from)) {
      all = tree.toList(); // parents come before what is in them
    }
    for (Path each : all) {
      Files.copy(each, to.resolve(from.relativize(each).toString()));
    }
  }
}
