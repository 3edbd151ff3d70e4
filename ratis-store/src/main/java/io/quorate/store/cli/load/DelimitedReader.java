package io.quorate.store.cli.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns between delimiters. With quotes (RFC 4180) a field may hold delimiters and lines. */
final class DelimitedReader implements RecordReader {

  /** A quoted field this long is a quote that was never closed. */
  private static final int QUOTED_CHARS_MAX = 16 << 20;

  private final BufferedReader in;
  private final char delimiter;
  private final boolean quotes;
  private final List<String> columns;
  private long line;
  private long begun;

  private DelimitedReader(BufferedReader in, char delimiter, boolean quotes, List<String> columns)
      throws IOException {
    this.in = in;
    this.delimiter = delimiter;
    this.quotes = quotes;
    List<String> names = columns.isEmpty() ? row() : columns;
    this.columns = names == null ? List.of() : List.copyOf(names);
  }

  static DelimitedReader tabs(BufferedReader in, List<String> columns) throws IOException {
    return new DelimitedReader(in, '\t', false, columns);
  }

  static DelimitedReader commas(BufferedReader in, List<String> columns) throws IOException {
    return new DelimitedReader(in, ',', true, columns);
  }

  @Override
  public @Nullable LoadRecord next() throws IOException {
    List<String> row = row();
    if (row == null) {
      return null;
    }
    if (row.size() != columns.size()) {
      throw new LoadException(
          "line " + begun + " has " + row.size() + " fields; the columns are " + columns);
    }
    Map<String, String> fields = LinkedHashMap.newLinkedHashMap(row.size());
    for (int i = 0; i < row.size(); i++) {
      fields.put(columns.get(i), row.get(i));
    }
    return new LoadRecord(begun, fields);
  }

  /** The fields of the next line that is not empty, or null at the end. */
  private @Nullable List<String> row() throws IOException {
    String text;
    do {
      text = in.readLine();
      line++;
    } while (text != null && text.isEmpty());
    begun = line;
    return text == null ? null : quotes ? quotedFields(text) : plainFields(text);
  }

  private List<String> plainFields(String text) {
    List<String> fields = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
      fields.add(text.substring(from, at));
      from = at + 1;
    }
    fields.add(text.substring(from));
    return fields;
  }

  private List<String> quotedFields(String first) throws IOException {
    String text = first;
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    int at = 0;
    while (true) {
      if (at == text.length()) {
        if (!quoted) {
          fields.add(field.toString());
          return fields;
        }
        text = continued(field);
        at = 0;
        continue;
      }
      char c = text.charAt(at++);
      if (c == '"') {
        if (quoted && at < text.length() && text.charAt(at) == '"') {
          field.append(c);
          at++;
        } else {
          quoted = !quoted;
        }
      } else if (c == delimiter && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
  }

  /** The line on which a quoted field goes on. */
  private String continued(StringBuilder field) throws IOException {
    String text = in.readLine();
    line++;
    if (text == null || field.length() > QUOTED_CHARS_MAX) {
      throw new LoadException("line " + begun + ": a quote is never closed");
    }
    field.append('\n');
    return text;
  }
}
