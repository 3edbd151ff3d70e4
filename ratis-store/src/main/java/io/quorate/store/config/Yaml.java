package io.quorate.store.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** A YAML document as a tree that remembers the line of each part, counted from 1. */
sealed interface Yaml {

  int line();

  /**
   * @param text as written, without quotes; empty where nothing was written
   */
  record Scalar(int line, String text) implements Yaml {}

  record Sequence(int line, List<Yaml> items) implements Yaml {}

  record Mapping(int line, Map<String, Yaml> fields) implements Yaml {}

  /** Reads one document. An empty one is an empty mapping. */
  static Mapping parse(String document) {
    try (JsonParser parser =
        YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), document)) {
      if (parser.nextToken() == null) {
        return new Mapping(1, Map.of());
      }
      Yaml root = node(parser);
      if (root instanceof Mapping mapping && parser.nextToken() == null) {
        return mapping;
      }
      throw new ConfigException("", "the file must be one YAML mapping of settings");
    } catch (JacksonException e) {
      throw new ConfigException("", "not valid YAML: " + reason(e));
    }
  }

  private static Yaml node(JsonParser parser) {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, line);
      case START_ARRAY -> sequence(parser, line);
      case VALUE_NULL -> new Scalar(line, "");
      default -> new Scalar(line, parser.getString());
    };
  }

  private static Mapping mapping(JsonParser parser, int line) {
    Map<String, Yaml> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int at = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      if (fields.put(name, node(parser)) != null) {
        throw new ConfigException(name, "is given twice, again in line " + at + "; keep one");
      }
    }
    return new Mapping(line, fields);
  }

  private static Sequence sequence(JsonParser parser, int line) {
    List<Yaml> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(parser));
    }
    return new Sequence(line, items);
  }

  /** What the parser says, without the excerpt of the file that it draws below. */
  private static String reason(JacksonException e) {
    String said = String.valueOf(e.getOriginalMessage());
    return said.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(", "))
        + " in line "
        + e.getLocation().getLineNr();
  }
}
