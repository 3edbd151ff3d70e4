package io.quorate.store.cli.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** How records are written down. The first line of the delimited ones names the columns. */
public enum RecordFormat {
  /** Columns between tabs, without quotes. */
  tsv,
  /** Columns between commas, quoted as in RFC 4180. */
  csv,
  /** One JSON object a line. */
  jsonl;

  /** By the ending of a file's name, {@code .gz} left out. */
  public static RecordFormat of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) {
      name = name.substring(0, name.length() - ".gz".length());
    }
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "tsv", "tab" -> tsv;
      case "csv" -> csv;
      case "jsonl", "ndjson", "json" -> jsonl;
      default ->
          throw new LoadException(fileName + ": the name does not tell the format; give --format");
    };
  }

  /**
   * @param columns the names, where the source has no line of them; empty where it has
   */
  RecordReader open(BufferedReader in, List<String> columns) throws IOException {
    return switch (this) {
      case tsv -> DelimitedReader.tabs(in, columns);
      case csv -> DelimitedReader.commas(in, columns);
      case jsonl -> new JsonLinesReader(in);
    };
  }
}
