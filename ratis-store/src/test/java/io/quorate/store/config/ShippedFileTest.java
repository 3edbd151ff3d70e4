package io.quorate.store.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shipped file and the records say the same. */
final class ShippedFileTest {

  private static final Path SHIPPED =
      Path.of(System.getProperty("quorate.root", ".."), "config", "quorate.yaml");

  private static final String REQUIRED_ALONE =
      """
      cluster:
        id: quorate
        nodes:
          - {name: n1, region: local}
      node: {name: n1, data: var/n1}
      """;

  @Test
  void everySettingIsAtItsDefault() {
    assertThat(ServerConfig.load(SHIPPED, Map.of()))
        .isEqualTo(ServerConfig.parse("required alone", REQUIRED_ALONE, Map.of()));
  }

  @Test
  void everySettingIsPresent() throws IOException {
    Settings asked = new Settings("required alone", Map.of());
    ServerConfig.from(Section.root(asked, Yaml.parse(REQUIRED_ALONE)));
    var written = new TreeSet<String>();
    collect("", Yaml.parse(Files.readString(SHIPPED)), written);
    assertThat(written).isEqualTo(asked.known());
  }

  @Test
  void everySettingHasACommentOfItsOwn() throws IOException {
    List<String> lines = Files.readAllLines(SHIPPED);
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        assertThat(lines.get(i - 1).strip()).as("above line %d: %s", i + 1, line).startsWith("#");
      }
    }
  }

  private static void collect(String path, Yaml node, TreeSet<String> paths) {
    switch (node) {
      case Yaml.Scalar scalar -> paths.add(path);
      case Yaml.Mapping mapping ->
          mapping
              .fields()
              .forEach((k, value) -> collect(path.isEmpty() ? k : path + "." + k, value, paths));
      case Yaml.Sequence list when list.items().isEmpty() -> paths.add(path);
      case Yaml.Sequence list -> list.items().forEach(item -> collect(path + "[n1]", item, paths));
    }
  }
}
