package io.quorate.store.space;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a node has room for writes. What it keeps free is for what must go on without new writes:
 * barriers of strong reads, elections, snapshots, and entries that another leader sends. {@link
 * #look} belongs to one thread, the rest is safe for any.
 */
public final class DiskSpace {

  private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
  private static final long LOOK_EVERY_MILLIS = 200;

  /** Room comes back only well above the limit, so that the state does not flicker. */
  private static final int MARGIN_PARTS = 4;

  /** Below this part of what is kept free a node does not even start. */
  private static final int START_PARTS = 4;

  private final String what;
  private final LongSupplier freeBytes;
  private final long freeBytesMin;
  private volatile boolean full;

  /**
   * @param what the folder, for people
   * @param freeBytesMin below this the disk counts as full; 0: never
   */
  public DiskSpace(String what, LongSupplier freeBytes, long freeBytesMin) {
    this.what = what;
    this.freeBytes = freeBytes;
    this.freeBytesMin = freeBytesMin;
    look();
  }

  /** The disk that holds a folder. */
  public static DiskSpace of(Path folder, long freeBytesMin) {
    return new DiskSpace(folder.toString(), () -> usableBytes(folder), freeBytesMin);
  }

  private static long usableBytes(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE; // what cannot be measured is found out by writing
    }
  }

  public void start(ScheduledExecutorService scheduler) {
    scheduler.scheduleWithFixedDelay(
        this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  void look() {
    long free = freeBytes.getAsLong();
    if (!full && free < freeBytesMin) {
      full = true;
      LOG.error(
          "the disk of {} is full: {} bytes free, {} are kept; this node takes no writes until there"
              + " is room",
          what,
          free,
          freeBytesMin);
    } else if (full && free >= freeBytesMin + freeBytesMin / MARGIN_PARTS) {
      full = false;
      LOG.info("the disk of {} has room again: {} bytes free", what, free);
    }
  }

  public boolean isFull() {
    return full;
  }

  public long freeBytes() {
    return freeBytes.getAsLong();
  }

  /** What is wrong, with what to do about it; empty where nothing is. */
  public Optional<String> problem() {
    return full
        ? Optional.of(
            "the disk of "
                + what
                + " is full: free space until "
                + (freeBytesMin + freeBytesMin / MARGIN_PARTS)
                + " bytes are free, it has "
                + freeBytes()
                + "; nothing was lost, reads go on")
        : Optional.empty();
  }

  /** Why a node cannot be started here; empty where there is room enough. */
  public Optional<String> problemOfStart() {
    long needed = freeBytesMin / START_PARTS;
    long free = freeBytes();
    return free < needed
        ? Optional.of(
            "the disk of "
                + what
                + " is full: it has "
                + free
                + " bytes free and a node needs "
                + needed
                + " to start; free space and start it again, nothing was lost")
        : Optional.empty();
  }
}
