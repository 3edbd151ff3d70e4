package io.quorate.chaos.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows of aligned cells under dim headings: the first column to the left, the others right. */
public final class Table {

  private static final String GAP = "   ";

  private record Row(Ink ink, List<String> cells) {}

  private final List<Row> rows = new ArrayList<>();

  public Table(String... headings) {
    this(List.of(headings));
  }

  public Table(List<String> headings) {
    rows.add(new Row(Ink.DIM, List.copyOf(headings)));
  }

  public Table row(Object... cells) {
    return row(Ink.PLAIN, cells);
  }

  public Table row(Ink ink, Object... cells) {
    return row(ink, Stream.of(cells).map(String::valueOf).toList());
  }

  public Table row(Ink ink, List<String> cells) {
    if (cells.size() != rows.getFirst().cells.size()) {
      throw new IllegalArgumentException("a row has as many cells as there are headings");
    }
    rows.add(new Row(ink, List.copyOf(cells)));
    return this;
  }

  List<String> render(boolean colours) {
    int columns = rows.getFirst().cells.size();
    int[] widths = new int[columns];
    for (Row row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], width(row.cells.get(c)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String cell = row.cells.get(c);
        String padding = " ".repeat(widths[c] - width(cell));
        line.append(c == 0 ? cell + padding : GAP + padding + cell);
      }
      lines.add(row.ink.paint(line.toString().stripTrailing(), colours));
    }
    return lines;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
