package io.quorate.store.replication;

import io.quorate.store.snapshot.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a node whose log was cut takes part without a vote, noted in a file of the group's
 * folder.
 *
 * <ol>
 *   <li>All that the node may have acknowledged and lost, it acknowledged in term {@code T} or
 *       before, T being the latest it had taken part in when the log was cut.
 *   <li>While it abstains, each leader of a term above T is elected by a majority without it. That
 *       majority meets each majority that committed something together with this node in another
 *       node, which has it still; so those leaders have all of it (Raft, section 5.4.3).
 *   <li>The repair has taken the node to term T + 1, so that a leader of T hears of it and steps
 *       down: there will be a term above T.
 *   <li>Once the node has applied an entry of a term above T, its log or snapshot holds all that
 *       the leader of that term had before it, and it may vote again.
 * </ol>
 *
 * <p>Safe for any thread.
 */
public final class Abstention {

  static final String FILE = "abstains";
  private static final int FORMAT = 1;
  private static final Pattern TEXT =
      Pattern.compile("format (\\d{1,9}), until after term (\\d+)\n");
  private static final String TEMPLATE = "format %d, until after term %d\n";

  private final Path file;
  private final long term;
  private volatile boolean lasts;

  private Abstention(Path file, long term, boolean lasts) {
    this.file = file;
    this.term = term;
    this.lasts = lasts;
  }

  /** Takes the vote of the node whose group folder this is. Durable on return. */
  public static void begin(Path group, long term) throws IOException {
    Path file = group.resolve(FILE);
    Path unfinished = group.resolve(FILE + ".new");
    Files.writeString(unfinished, TEMPLATE.formatted(FORMAT, term), StandardCharsets.US_ASCII);
    DurableFiles.sync(unfinished);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.syncName(file);
  }

  /** As it stands in the group's folder. */
  static Abstention of(Path group) throws IOException {
    Path file = group.resolve(FILE);
    if (!Files.exists(file)) {
      return new Abstention(file, 0, false);
    }
    Matcher text = TEXT.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!text.matches() || Integer.parseInt(text.group(1)) != FORMAT) {
      throw new IOException(
          file
              + " cannot be read, or a newer version wrote it; run the version that repaired the log");
    }
    return new Abstention(file, Long.parseLong(text.group(2)), true);
  }

  boolean lasts() {
    return lasts;
  }

  /** Whether an entry applied in this term ends it. */
  boolean isOverBy(long appliedTerm) {
    return appliedTerm > term;
  }

  /** Gives the vote back. Durable on return. */
  void end() throws IOException {
    Files.deleteIfExists(file);
    DurableFiles.syncName(file);
    lasts = false;
  }
}
