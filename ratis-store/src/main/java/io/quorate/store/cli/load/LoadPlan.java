package io.quorate.store.cli.load;

import io.quorate.model.Key;
import io.quorate.model.Value;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which file becomes which entries.
 *
 * @param columns the names of the columns, where the file has no line of them; else empty
 * @param value null for the whole record as a JSON object
 */
public record LoadPlan(
    Path file, RecordFormat format, List<String> columns, Template key, @Nullable Template value) {

  public LoadPlan {
    columns = List.copyOf(columns);
  }

  Key key(LoadRecord record) {
    return Key.of(key.expand(record));
  }

  Value value(LoadRecord record) {
    return Value.of(value == null ? record.json() : value.expand(record));
  }

  /** Two plans of the same words make the same entries of the same file. */
  String words() {
    return format + " " + columns + " " + key + " = " + (value == null ? "record" : value);
  }
}
