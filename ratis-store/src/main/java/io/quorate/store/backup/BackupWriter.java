package io.quorate.store.backup;

import io.quorate.store.snapshot.DurableFiles;
import io.quorate.v1.BackupPart;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;

/**
 * Writes a backup file under another name, and gives it its own when it is whole, checked and on
 * disk; {@link #close} without {@link #finish} leaves nothing behind. Used by one thread.
 */
public final class BackupWriter implements AutoCloseable {

  private static final String UNFINISHED = ".unfinished";
  private static final int BUFFER_BYTES = 1 << 20;

  private final Path target;
  private final Path unfinished;
  private final boolean replace;
  private final FileChannel channel;
  private final DigestOutputStream digest;
  private final DataOutputStream out;
  private final BackupContents contents = new BackupContents();
  private boolean finished;

  private BackupWriter(Path target, Path unfinished, boolean replace, FileChannel channel)
      throws IOException {
    this.target = target;
    this.unfinished = unfinished;
    this.replace = replace;
    this.channel = channel;
    digest =
        new DigestOutputStream(
            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES),
            BackupFormat.sha256());
    out = new DataOutputStream(digest);
    out.write(BackupFormat.firstLine().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * @param replace whether a file of that name may be replaced
   * @throws BackupException where it may not, or another process writes it
   */
  public static BackupWriter open(Path target, boolean replace) throws IOException {
    refuseUnlessFree(target, replace);
    Path unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
    FileChannel channel =
        FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean opened = false;
    try {
      if (channel.tryLock() == null) {
        throw new BackupException(unfinished + " is being written by another process; wait for it");
      }
      channel.truncate(0);
      BackupWriter writer = new BackupWriter(target, unfinished, replace, channel);
      opened = true;
      return writer;
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  private static void refuseUnlessFree(Path target, boolean replace) {
    if (Files.isDirectory(target)) {
      throw new BackupException(target + " is a folder; name a file");
    }
    if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new BackupException(target + " exists; name another file, or give --force");
    }
  }

  /** Adds the next part of the stream, after checking it. */
  public void add(BackupPart part) throws IOException {
    contents.accept(part);
    out.writeInt(part.getSerializedSize());
    part.writeTo(out);
  }

  public BackupContents contents() {
    return contents;
  }

  /**
   * Makes the file durable and gives it its name.
   *
   * @throws BackupException where the end has not come
   */
  public void finish() throws IOException {
    if (!contents.complete()) {
      throw new BackupException("the stream ended before the backup was whole; take it again");
    }
    out.writeInt(0);
    byte[] checksum = digest.getMessageDigest().digest();
    digest.on(false);
    out.write(checksum);
    out.flush();
    channel.force(true);
    refuseUnlessFree(target, replace);
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
    DurableFiles.syncName(target);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!finished) {
      Files.deleteIfExists(unfinished);
    }
  }
}
