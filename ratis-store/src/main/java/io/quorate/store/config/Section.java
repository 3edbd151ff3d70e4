package io.quorate.store.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of the file, read setting by setting. A key that nobody asked for is unknown: {@link
 * #close} refuses it. The environment wins over the file.
 */
public final class Section implements AutoCloseable {

  private final Settings settings;
  private final String path;
  private final Yaml.Mapping mapping;
  private final Set<String> asked = new LinkedHashSet<>();

  private Section(Settings settings, String path, Yaml.Mapping mapping) {
    this.settings = settings;
    this.path = path;
    this.mapping = mapping;
    settings.foundAt(path, mapping.line());
  }

  /**
   * Reads a YAML document of another kind than a server's configuration in the same manner.
   *
   * @param name of the file, for messages
   * @throws ConfigException naming file, line and key of what cannot be accepted
   */
  public static <T> T read(String name, String document, Function<Section, T> reader) {
    Settings settings = new Settings(name, Map.of());
    try (Section root = root(settings, Yaml.parse(document))) {
      return reader.apply(root);
    } catch (ConfigException e) {
      throw settings.locate(e);
    }
  }

  static Section root(Settings settings, Yaml.Mapping mapping) {
    return new Section(settings, "", mapping);
  }

  /** A section in which nothing is set. */
  static Section empty(String path) {
    return new Section(new Settings("defaults", Map.of()), path, new Yaml.Mapping(0, Map.of()));
  }

  public String text(String key, String fallback) {
    String text = scalar(key);
    return text == null ? fallback : text;
  }

  public String required(String key) {
    String text = scalar(key);
    if (text == null) {
      throw new ConfigException(pathOf(key), "is required; there is no default");
    }
    return text;
  }

  public int whole(String key, int fallback) {
    return parsed(key, fallback, Section::wholeNumber);
  }

  public boolean flag(String key, boolean fallback) {
    return parsed(key, fallback, Section::trueOrFalse);
  }

  public Duration duration(String key, Duration fallback) {
    return parsed(key, fallback, Quantity::duration);
  }

  long bytes(String key, long fallback) {
    return parsed(key, fallback, Quantity::bytes);
  }

  /** A list of words; in the environment they are separated by commas. */
  public List<String> texts(String key) {
    asked.add(key);
    String override = settings.override(pathOf(key));
    if (override != null) {
      return override.isBlank() ? List.of() : Arrays.asList(override.trim().split("\\s*,\\s*"));
    }
    List<String> texts = new ArrayList<>();
    for (Yaml item : items(key)) {
      if (!(item instanceof Yaml.Scalar(int line, String text))) {
        throw new ConfigException(pathOf(key), "line " + item.line() + " is not a plain word");
      }
      texts.add(text);
    }
    return texts;
  }

  /** A section below this one; empty where the file has none. */
  public Section section(String key) {
    asked.add(key);
    Yaml value = mapping.fields().get(key);
    if (value == null || value instanceof Yaml.Scalar(int line, String text) && text.isEmpty()) {
      return new Section(settings, pathOf(key), new Yaml.Mapping(mapping.line(), Map.of()));
    }
    return new Section(settings, pathOf(key), asMapping(key, value));
  }

  /** A list of sections, each labelled by its name, or by its position where it has none. */
  public List<Section> sections(String key) {
    asked.add(key);
    List<Section> sections = new ArrayList<>();
    for (Yaml item : items(key)) {
      Yaml.Mapping fields = asMapping(key, item);
      String label =
          fields.fields().get("name") instanceof Yaml.Scalar(int line, String name)
              ? name
              : Integer.toString(sections.size());
      sections.add(new Section(settings, pathOf(key) + "[" + label + "]", fields));
    }
    return sections;
  }

  /** Refuses the first key that nobody asked for, with the nearest known one. */
  @Override
  public void close() {
    for (var field : mapping.fields().entrySet()) {
      if (!asked.contains(field.getKey())) {
        String hint = Nearest.to(field.getKey(), asked).map(n -> "; nearest is " + n).orElse("");
        settings.foundAt(pathOf(field.getKey()), field.getValue().line());
        throw new ConfigException(pathOf(field.getKey()), "is no setting" + hint);
      }
    }
  }

  private <T> T parsed(String key, T fallback, Function<String, T> parser) {
    String text = scalar(key);
    if (text == null) {
      return fallback;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(pathOf(key), String.valueOf(e.getMessage()));
    }
  }

  private @Nullable String scalar(String key) {
    asked.add(key);
    String override = settings.override(pathOf(key));
    if (override != null) {
      return override.trim();
    }
    Yaml value = mapping.fields().get(key);
    if (value == null) {
      return null;
    }
    settings.foundAt(pathOf(key), value.line());
    if (value instanceof Yaml.Scalar(int line, String text) && !text.isEmpty()) {
      return text;
    }
    throw new ConfigException(pathOf(key), "needs one plain value; remove the key for its default");
  }

  private List<Yaml> items(String key) {
    Yaml value = mapping.fields().get(key);
    if (value == null) {
      return List.of();
    }
    settings.foundAt(pathOf(key), value.line());
    if (value instanceof Yaml.Sequence(int line, List<Yaml> items)) {
      return items;
    }
    throw new ConfigException(pathOf(key), "needs a list");
  }

  private Yaml.Mapping asMapping(String key, Yaml value) {
    if (value instanceof Yaml.Mapping fields) {
      return fields;
    }
    settings.foundAt(pathOf(key), value.line());
    throw new ConfigException(pathOf(key), "needs settings of the form key: value");
  }

  /** A problem with a value that was read from this section. */
  public ConfigException problem(String key, String what) {
    return new ConfigException(pathOf(key), what);
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static int wholeNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Quantity.quoted(text) + " is not a whole number up to " + Integer.MAX_VALUE, e);
    }
  }

  private static boolean trueOrFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(Quantity.quoted(text) + " is neither true nor false");
    };
  }
}
