package io.quorate.chaos.report;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pieces of HTML; all text is escaped. */
final class Html {

  private Html() {}

  static String text(Object value) {
    return String.valueOf(value)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String element(String name, String style, String inside) {
    return "<" + name + " class=\"" + style + "\">" + inside + "</" + name + ">\n";
  }

  static String picture(byte[] png, String what) {
    return "<img alt=\""
        + text(what)
        + "\" src=\"data:image/png;base64,"
        + Base64.getEncoder().encodeToString(png)
        + "\">\n";
  }

  /** A row of cells that are HTML already. */
  static String row(String style, String... cells) {
    return "<tr class=\""
        + style
        + "\">"
        + Stream.of(cells).map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining())
        + "</tr>\n";
  }

  static String table(List<String> headings, List<String> rows) {
    String head =
        headings.stream()
            .map(heading -> "<th>" + text(heading) + "</th>")
            .collect(Collectors.joining());
    return "<div class=\"scroll\"><table><thead><tr>"
        + head
        + "</tr></thead><tbody>\n"
        + String.join("", rows)
        + "</tbody></table></div>\n";
  }
}
