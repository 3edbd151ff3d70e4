package io.quorate.store.cli;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;

/** What people see: bytes as text where they are text, and columns. */
final class Text {

  private Text() {}

  /** UTF-8 without control characters as it is, everything else as 0x and hexadecimal. */
  static String of(ByteString bytes) {
    if (bytes.isValidUtf8()) {
      String text = bytes.toStringUtf8();
      if (text.chars().noneMatch(Character::isISOControl)) {
        return text;
      }
    }
    return "0x" + HexFormat.of().formatHex(bytes.toByteArray());
  }

  /** Rows of one length, the first of them the heading, as lines of aligned columns. */
  static String table(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder lines = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).repeat(" ", widths[i] - row.get(i).length() + 2);
      }
      lines.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return lines.toString();
  }
}
