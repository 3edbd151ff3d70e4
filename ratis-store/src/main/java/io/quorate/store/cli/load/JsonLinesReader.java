package io.quorate.store.cli.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line. A field that is no text or number stands as its JSON. */
final class JsonLinesReader implements RecordReader {

  /** Numbers stay as they are written. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final BufferedReader in;
  private long line;

  JsonLinesReader(BufferedReader in) {
    this.in = in;
  }

  @Override
  public @Nullable LoadRecord next() throws IOException {
    String text;
    do {
      text = in.readLine();
      line++;
    } while (text != null && text.isBlank());
    return text == null ? null : new LoadRecord(line, fields(text));
  }

  private Map<String, String> fields(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        Map<String, String> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        return fields;
      }
    } catch (JacksonException e) {
      throw new LoadException("line " + line + " is not JSON: " + e.getOriginalMessage());
    }
    throw new LoadException("line " + line + " is not a JSON object");
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }
}
