package io.quorate.chaos.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where the show is printed: UTF-8 always, colours and moving lines only on a terminal. Safe for
 * any thread.
 */
public final class Screen {

  private static final String INDENT = "    ";
  private static final String ERASE_LINE = "\r\033[2K";

  private final PrintStream out;
  private final boolean terminal;
  private boolean lineOpen;

  Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Standard output; plain where it is not a terminal or {@code NO_COLOR} is set. */
  public static Screen ofStandardOutput() {
    boolean terminal =
        System.console() != null
            && System.console().isTerminal()
            && System.getenv("NO_COLOR") == null;
    return new Screen(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        terminal);
  }

  public boolean terminal() {
    return terminal;
  }

  public synchronized void title(String text) {
    emit("\n " + Ink.BOLD.paint(text, terminal));
  }

  public synchronized void heading(int number, String text, String detail) {
    emit(
        "\n "
            + Ink.ACCENT.paint(String.valueOf(number), terminal)
            + "  "
            + Ink.BOLD.paint(text, terminal)
            + (detail.isEmpty() ? "" : "  " + Ink.DIM.paint(detail, terminal)));
  }

  public void line(String text) {
    line(Ink.PLAIN, text);
  }

  public synchronized void line(Ink ink, String text) {
    emit(text.isEmpty() ? "" : INDENT + ink.paint(text, terminal));
  }

  public synchronized void lines(List<String> lines) {
    lines.forEach(this::line);
  }

  public synchronized void table(Table table) {
    for (String row : table.render(terminal)) {
      emit(INDENT + row);
    }
  }

  /** A line that the next one replaces; on a terminal only. */
  public synchronized void moving(String text) {
    if (terminal) {
      out.print(ERASE_LINE + INDENT + text);
      out.flush();
      lineOpen = true;
    }
  }

  private void emit(String text) {
    if (lineOpen) {
      out.print(ERASE_LINE);
      lineOpen = false;
    }
    out.println(text);
  }
}
