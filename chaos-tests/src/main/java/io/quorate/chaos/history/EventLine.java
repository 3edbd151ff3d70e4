package io.quorate.chaos.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Events as lines of JSON, without the line's end. Safe for any thread. */
public final class EventLine {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private EventLine() {}

  public static String format(Event event) {
    return JSON.writeValueAsString(fields(event));
  }

  static byte[] bytes(Event event) {
    return JSON.writeValueAsBytes(fields(event));
  }

  private static Map<String, @Nullable Object> fields(Event event) {
    return switch (event) {
      case Operation operation -> fields(operation);
      case NemesisEvent nemesis -> fields(nemesis);
    };
  }

  private static Map<String, @Nullable Object> fields(Operation operation) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("p", process(operation.process()));
    fields.put("k", operation.key());
    fields.put("f", operation.f());
    putIfKnown(fields, "a", operation.a());
    putIfKnown(fields, "b", operation.b());
    putIfKnown(fields, "o", operation.out());
    fields.put("ok", operation.fate().ok());
    fields.put("t0", operation.startNanos());
    fields.put("t1", operation.endNanos());
    Details details = operation.details();
    putIfKnown(fields, "level", details.level());
    putIfKnown(fields, "node", details.node());
    putIfKnown(fields, "region", details.region());
    putIfKnown(fields, "term", details.term());
    putIfKnown(fields, "revision", details.revision());
    putIfKnown(fields, "bound", details.bound());
    return fields;
  }

  private static Map<String, @Nullable Object> fields(NemesisEvent event) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("nemesis", event.nemesis());
    fields.put("event", event.phase() == NemesisEvent.Phase.INJECT ? "inject" : "heal");
    fields.put("what", event.what());
    fields.put("targets", event.targets());
    fields.put("t", event.atNanos());
    if (event.phase() == NemesisEvent.Phase.HEAL) {
      fields.put("tookHold", event.tookHold());
      fields.put("figures", event.figures());
    }
    return fields;
  }

  private static void putIfKnown(
      Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /** Processes are numbers in the file where they are numbers: that is what others read. */
  private static Object process(String name) {
    return WHOLE_NUMBER.matcher(name).matches() ? (Object) Long.valueOf(name) : name;
  }
}
