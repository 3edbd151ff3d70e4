package io.quorate.store.cli.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A text with fields of a record in it, such as {@code city/{country}/{geoname_id}}. */
public final class Template {

  private sealed interface Part {
    record Literal(String text) implements Part {}

    record Field(String name) implements Part {}
  }

  private final String text;
  private final List<Part> parts;

  private Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws LoadException where a brace has no partner
   */
  public static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int end = open < 0 ? text.length() : open;
      if (end > at) {
        parts.add(new Part.Literal(text.substring(at, end)));
      }
      if (open >= 0) {
        int close = text.indexOf('}', open);
        if (close <= open + 1) {
          throw new LoadException("template '" + text + "': write fields as {name}");
        }
        parts.add(new Part.Field(text.substring(open + 1, close)));
        end = close + 1;
      }
      at = end;
    }
    return new Template(text, parts);
  }

  String expand(LoadRecord record) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal literal -> out.append(literal.text());
        case Part.Field field -> out.append(value(record, field.name()));
      }
    }
    return out.toString();
  }

  private String value(LoadRecord record, String name) {
    Map<String, String> fields = record.fields();
    String value = fields.get(name);
    if (value == null) {
      throw new LoadException(
          "line " + record.line() + " has no field " + name + "; it has " + fields.keySet());
    }
    return value;
  }

  @Override
  public String toString() {
    return text;
  }
}
