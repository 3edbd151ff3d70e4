package io.quorate.chaos.history;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends events to the file of a history. Safe for any thread; lines never mix. What is not on
 * file yet is at most one buffer: whoever appends to a full one waits for the disk. Nemesis events
 * and {@link #close} flush it; a process that is killed between loses what was in it.
 */
public final class HistoryWriter implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 18;

  private final Path file;
  private final OutputStream out;
  private long events;

  private HistoryWriter(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Begins a new history.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the file exists: no history is overwritten
   */
  public static HistoryWriter create(Path file) throws IOException {
    OutputStream raw = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    return new HistoryWriter(file, new BufferedOutputStream(raw, BUFFER_BYTES));
  }

  /**
   * Adds one line.
   *
   * @throws UncheckedIOException if the disk does not take it; the history is worthless then
   */
  public void append(Event event) {
    byte[] line = EventLine.bytes(event);
    try {
      synchronized (this) {
        out.write(line);
        out.write('\n');
        events++;
        if (event instanceof NemesisEvent) {
          out.flush();
        }
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Lines so far. */
  public synchronized long events() {
    return events;
  }

  public Path file() {
    return file;
  }

  /** Hands all lines so far to the operating system. */
  public synchronized void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private UncheckedIOException failed(IOException cause) {
    return new UncheckedIOException("cannot write the history " + file, cause);
  }
}
