package io.quorate.store.cli.load;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * One record of a source.
 *
 * @param line where it begins, counted from 1
 * @param fields by the names of their columns, in the source's order
 */
record LoadRecord(long line, Map<String, String> fields) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** All fields as one JSON object of texts. */
  String json() {
    return JSON.writeValueAsString(fields);
  }
}
