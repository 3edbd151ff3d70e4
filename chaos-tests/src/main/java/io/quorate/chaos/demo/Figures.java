package io.quorate.chaos.demo;

import io.quorate.chaos.terminal.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The measured figures by name, in the order in which they came. Owned by the demo's thread. */
final class Figures {

  private static final double TENTHS = 10.0;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Map<String, Object> byName = new LinkedHashMap<>();

  void note(String name, Object figure) {
    byName.put(name, figure);
  }

  /** Notes {@code name}, which ends in {@code _ms}, rounded to tenths. */
  void note(String name, Duration figure) {
    byName.put(name, tenths(figure));
  }

  static double tenths(Duration duration) {
    return Math.round(Times.millis(duration) * TENTHS) / TENTHS;
  }

  void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(byName) + "\n");
  }
}
