package io.quorate.chaos.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads the file of a history. Fields that it does not know are passed over and empty lines too;
 * all else that is not as {@code docs/history-format.md} says is damage, and nothing is guessed: an
 * operation that is left out could acquit or convict wrongly.
 */
public final class HistoryReader {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LINE_BYTES_MAX = 1 << 26;

  private HistoryReader() {}

  /**
   * All of a history at once; a million register operations take about 200 MB.
   *
   * @throws DamagedHistory if a line is no event, or the last one is torn
   * @throws IOException if the file cannot be read
   */
  public static History read(Path file) throws IOException {
    return read(file, lines -> {});
  }

  /** As {@link #read(Path)}; tells after each line how many were read. */
  public static History read(Path file, LongConsumer progress) throws IOException {
    List<Operation> operations = new ArrayList<>();
    List<NemesisEvent> nemeses = new ArrayList<>();
    long[] lines = {0};
    forEach(
        file,
        event -> {
          switch (event) {
            case Operation operation -> operations.add(operation);
            case NemesisEvent nemesis -> nemeses.add(nemesis);
          }
          progress.accept(++lines[0]);
        });
    return new History(operations, nemeses);
  }

  /** Event by event, for histories that need not be in memory as a whole. */
  public static void forEach(Path file, Consumer<Event> consumer) throws IOException {
    LineParser parser = new LineParser();
    byte[] buffer = new byte[BUFFER_BYTES];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long number = 1;
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        int from = 0;
        for (int i = 0; i < length; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, from, i - from);
            accept(parser, line, number, true, consumer);
            line.reset();
            number++;
            from = i + 1;
          }
        }
        line.write(buffer, from, length - from);
        if (line.size() > LINE_BYTES_MAX) {
          throw new DamagedHistory(number, "longer than " + LINE_BYTES_MAX + " bytes");
        }
      }
    }
    accept(parser, line, number, false, consumer);
  }

  private static void accept(
      LineParser parser,
      ByteArrayOutputStream line,
      long number,
      boolean ended,
      Consumer<Event> consumer)
      throws DamagedHistory {
    byte[] bytes = line.toByteArray();
    if (blank(bytes)) {
      return;
    }
    Event event;
    try {
      event = parser.parse(bytes);
    } catch (LineParser.Malformed e) {
      String torn =
          "torn: the file ends within this line, as after a crash of its writer. Delete the line"
              + " only if the operation in it may be missing. ";
      throw new DamagedHistory(number, (ended ? "" : torn) + e.getMessage());
    }
    consumer.accept(event);
  }

  private static boolean blank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\r' && each != '\t') {
        return false;
      }
    }
    return true;
  }
}
