package io.quorate.store.identity;

import io.quorate.store.config.ServerConfig;
import io.quorate.store.snapshot.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A node's data folder and the marker {@value #MARKER} in it. */
public final class DataFolder {

  static final String MARKER = "identity.json";
  private static final String UNFINISHED = "identity.json.new";

  /** Present while the folder is being filled; without a mark beside it, a crash cut that short. */
  private static final String FILLING = "filling";

  /** Present once the node has run; from then on its log and its database must be there. */
  private static final String USED = "used";

  private static final List<String> PARTS = List.of("raft", "db");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private final ServerConfig config;
  private final Path folder;

  public DataFolder(ServerConfig config) {
    this.config = config;
    this.folder = config.node().data().toAbsolutePath().normalize();
  }

  public Path path() {
    return folder;
  }

  /**
   * Makes the folder and marks it, durably. Does nothing where it is marked for the same node.
   *
   * @return whether the mark is new
   * @throws IdentityException where the folder is another's
   */
  public boolean initialize(InstantSource clock) {
    NodeIdentity wanted = NodeIdentity.of(config, clock.instant());
    try {
      if (Files.exists(folder.resolve(MARKER))) {
        refuseUnlessSame(read());
        return false;
      }
      createDurably(folder);
      refuseForeign();
      write(wanted);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts into a data folder what a node does not begin without. */
  @FunctionalInterface
  public interface Content {
    void putInto(Path folder) throws IOException;
  }

  /**
   * Fills an empty or absent folder and then marks it, durably, as one whose content must not get
   * lost. Nothing stays where that fails; what a crash leaves is no node's, and the next call
   * begins anew.
   *
   * @throws IdentityException where the folder has something in it
   */
  public void initializeWith(InstantSource clock, Content content) throws IOException {
    if (Files.exists(folder.resolve(MARKER))) {
      throw new IdentityException(
          folder + " is already the folder of " + read().words() + "; name an empty node.data");
    }
    createDurably(folder);
    if (Files.exists(folder.resolve(FILLING))) {
      empty();
    }
    refuseForeign();
    Files.createFile(folder.resolve(FILLING));
    sync(folder);
    boolean filled = false;
    try {
      content.putInto(folder);
      markUsed();
      write(NodeIdentity.of(config, clock.instant()));
      filled = true;
    } finally {
      if (filled) {
        Files.delete(folder.resolve(FILLING));
        sync(folder);
      } else {
        empty();
      }
    }
  }

  /** Deletes what is in the folder, the word that it may be deleted last. */
  private void empty() throws IOException {
    List<Path> children;
    try (Stream<Path> listed = Files.list(folder)) {
      children = listed.filter(child -> !child.endsWith(FILLING)).toList();
    }
    for (Path child : children) {
      DurableFiles.deleteTree(child);
    }
    Files.deleteIfExists(folder.resolve(FILLING));
  }

  /**
   * The mark, checked against the configuration.
   *
   * @throws IdentityException where there is none, or another node's
   */
  public NodeIdentity verify() {
    if (!Files.exists(folder.resolve(MARKER))) {
      throw new IdentityException(
          folder
              + " has no "
              + MARKER
              + ": run quorate init --config FILE once for a new node. If this node had data"
              + " before, its disk is lost or not mounted; do not run init under its old name");
    }
    NodeIdentity found = read();
    refuseUnlessSame(found);
    refuseLostParts();
    return found;
  }

  /** Notes, durably, that the node has run here and has promises to keep. */
  public void markUsed() {
    Path used = folder.resolve(USED);
    if (Files.exists(used)) {
      return;
    }
    try {
      Files.createFile(used);
      sync(used);
      sync(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A log that is gone would be made anew, empty, and the node would vote without what it promised.
   */
  private void refuseLostParts() {
    if (!Files.exists(folder.resolve(USED))) {
      return;
    }
    for (String part : PARTS) {
      String[] children = folder.resolve(part).toFile().list();
      if (children == null || children.length == 0) {
        throw new IdentityException(
            folder.resolve(part)
                + " is missing or empty, but this node has run before: its disk is damaged or not"
                + " mounted. Restore the folder, or add the machine as a new node under a new name");
      }
    }
  }

  private NodeIdentity read() {
    Path marker = folder.resolve(MARKER);
    try {
      int format = JSON.readTree(marker).path("format").asInt(0);
      if (format > NodeIdentity.FORMAT) {
        throw new IdentityException(
            marker + " has format " + format + ", newer than this program; run a newer one");
      }
      return JSON.readValue(marker, NodeIdentity.class);
    } catch (JacksonException e) {
      throw new IdentityException(
          marker + " cannot be read (" + e.getOriginalMessage() + "); restore it from a backup");
    }
  }

  private void refuseUnlessSame(NodeIdentity found) {
    NodeIdentity wanted = NodeIdentity.of(config, found.created());
    if (!found.sameNode(wanted)) {
      throw new IdentityException(
          folder
              + " belongs to "
              + found.words()
              + ", the configuration says "
              + wanted.words()
              + "; correct node.data, node.name or cluster.id");
    }
  }

  /** An unfinished mark is what a crash of an earlier init leaves behind; all else is foreign. */
  private void refuseForeign() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> foreign =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !name.equals(UNFINISHED))
              .sorted()
              .limit(3)
              .toList();
      if (!foreign.isEmpty()) {
        throw new IdentityException(
            folder + " is not empty and no Quorate node's: it has " + foreign + "; name a new one");
      }
    }
  }

  private void write(NodeIdentity identity) throws IOException {
    Path unfinished = folder.resolve(UNFINISHED);
    Files.write(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(identity));
    sync(unfinished);
    Files.move(unfinished, folder.resolve(MARKER), StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
  }

  /** A new folder survives a power loss only once the folder above it is synced. */
  private static void createDurably(Path folder) throws IOException {
    Path above = folder.getParent();
    if (!Files.isDirectory(folder) && above != null) {
      createDurably(above);
      Files.createDirectory(folder);
      sync(above);
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
