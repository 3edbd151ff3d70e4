package io.quorate.chaos.report;

import io.quorate.chaos.report.drawing.Svg;
import io.quorate.chaos.report.drawing.Tone;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pieces of HTML; all text is escaped. */
final class Html {

  private Html() {}

  static String text(Object value) {
    return Svg.escaped(String.valueOf(value));
  }

  /**
   * @param inside HTML
   */
  static String element(String name, String style, String inside) {
    return "<" + name + " class=\"" + style + "\">" + inside + "</" + name + ">\n";
  }

  /** A heading with an anchor of the same name, and what it is about below. */
  static String heading(String anchor, String title, String about) {
    return "<h2 id=\""
        + text(anchor)
        + "\">"
        + text(title)
        + "</h2>\n"
        + (about.isEmpty() ? "" : element("p", "note", text(about)));
  }

  static String command(String line) {
    return element("pre", "command", text(line));
  }

  static String badge(boolean good, String word) {
    return element("span", good ? "badge good" : "badge bad", (good ? "✓ " : "✗ ") + text(word));
  }

  static String swatch(Tone tone) {
    return "<i style=\"background:" + tone.css() + "\"></i>";
  }

  /** A figure that can be scrolled where the screen is narrow. */
  static String figure(String svg) {
    return element("div", "scroll figure", svg);
  }

  /** What is seen at once, and what is behind it. */
  static String details(String summary, String inside) {
    return "<details><summary>" + summary + "</summary>\n" + inside + "</details>\n";
  }

  /** A row of cells that are HTML already. */
  static String row(String style, List<String> cells) {
    return "<tr class=\""
        + style
        + "\">"
        + cells.stream().map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining())
        + "</tr>\n";
  }

  static String row(String style, String... cells) {
    return row(style, List.of(cells));
  }

  /** Empty for no rows. */
  static String table(List<String> headings, List<String> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    String head =
        headings.stream()
            .map(heading -> "<th>" + text(heading) + "</th>")
            .collect(Collectors.joining());
    return element(
        "div",
        "scroll",
        "<table><thead><tr>"
            + head
            + "</tr></thead><tbody>\n"
            + String.join("", rows)
            + "</tbody></table>");
  }

  static String list(Stream<String> lines) {
    return "<ul>"
        + lines.map(line -> "<li>" + text(line) + "</li>\n").collect(Collectors.joining())
        + "</ul>\n";
  }
}
