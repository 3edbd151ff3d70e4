package io.quorate.chaos.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns lines into events: unknown fields are passed over, known ones must be what they have to be.
 * For one thread. Equal names become one object, so that a long history fits into memory.
 */
final class LineParser {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final ObjectReader JSON =
      MAPPER.readerFor(new TypeReference<Map<String, @Nullable Object>>() {});

  /** Why a line is no event. */
  static final class Malformed extends Exception {
    Malformed(String what) {
      super(what);
    }
  }

  private final Map<String, String> names = new HashMap<>();
  private final Map<Details, Details> details = new HashMap<>();

  Event parse(byte[] line) throws Malformed {
    Map<String, @Nullable Object> fields;
    try {
      fields = JSON.readValue(line);
    } catch (JacksonException e) {
      throw new Malformed("no JSON object: " + e.getOriginalMessage());
    }
    if (fields == null) {
      throw new Malformed("no JSON object but null");
    }
    return fields.containsKey("nemesis") ? nemesis(fields) : operation(fields);
  }

  private Operation operation(Map<String, @Nullable Object> fields) throws Malformed {
    Fate fate = fate(fields);
    long start = whole(fields, "t0");
    // Whoever gave up need not know when.
    long end = fate == Fate.UNKNOWN && fields.get("t1") == null ? start : whole(fields, "t1");
    if (end < start) {
      throw new Malformed("t1 is " + end + ", before t0, which is " + start);
    }
    return new Operation(
        name(fields, "p"),
        name(fields, "k"),
        name(fields, "f"),
        fields.get("a"),
        fields.get("b"),
        fields.get("o"),
        fate,
        start,
        end,
        details(fields));
  }

  private Details details(Map<String, @Nullable Object> fields) throws Malformed {
    Details all =
        new Details(
            nameIfSaid(fields, "level"),
            nameIfSaid(fields, "node"),
            nameIfSaid(fields, "region"),
            wholeIfSaid(fields, "term"),
            wholeIfSaid(fields, "revision"),
            wholeIfSaid(fields, "bound"));
    if (all.equals(Details.NONE)) {
      return Details.NONE;
    }
    return all.revision() == null ? details.computeIfAbsent(all, same -> same) : all;
  }

  private NemesisEvent nemesis(Map<String, @Nullable Object> fields) throws Malformed {
    NemesisEvent.Phase phase =
        switch (name(fields, "event")) {
          case "inject" -> NemesisEvent.Phase.INJECT;
          case "heal" -> NemesisEvent.Phase.HEAL;
          default -> throw wrong(fields, "event", "\"inject\" or \"heal\"");
        };
    List<String> targets =
        fields.get("targets") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of();
    Map<String, Long> figures = new HashMap<>();
    if (fields.get("figures") instanceof Map<?, ?> said) {
      for (Map.Entry<?, ?> figure : said.entrySet()) {
        if (!(figure.getValue() instanceof Long number)) {
          throw wrong(fields, "figures", "a map of integers");
        }
        figures.put(String.valueOf(figure.getKey()), number);
      }
    }
    String what = nameIfSaid(fields, "what");
    return new NemesisEvent(
        name(fields, "nemesis"),
        phase,
        what == null ? "" : what,
        targets,
        whole(fields, "t"),
        Boolean.TRUE.equals(fields.get("tookHold")),
        figures);
  }

  private static Fate fate(Map<String, @Nullable Object> fields) throws Malformed {
    Object ok = fields.get("ok");
    if (ok instanceof Boolean certain) {
      return certain ? Fate.DONE : Fate.REFUSED;
    }
    if (ok != null || !fields.containsKey("ok")) {
      throw wrong(fields, "ok", "true, false or null");
    }
    return Fate.UNKNOWN;
  }

  private String name(Map<String, @Nullable Object> fields, String field) throws Malformed {
    String said = nameIfSaid(fields, field);
    if (said == null) {
      throw wrong(fields, field, "a text or an integer");
    }
    return said;
  }

  private @Nullable String nameIfSaid(Map<String, @Nullable Object> fields, String field)
      throws Malformed {
    Object value = fields.get(field);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String) && !(value instanceof Long)) {
      throw wrong(fields, field, "a text or an integer");
    }
    return names.computeIfAbsent(value.toString(), same -> same);
  }

  private static long whole(Map<String, @Nullable Object> fields, String field) throws Malformed {
    Long said = wholeIfSaid(fields, field);
    if (said == null) {
      throw wrong(fields, field, "an integer");
    }
    return said;
  }

  private static @Nullable Long wholeIfSaid(Map<String, @Nullable Object> fields, String field)
      throws Malformed {
    Object value = fields.get(field);
    if (value != null && !(value instanceof Long)) {
      throw wrong(fields, field, "an integer");
    }
    return (Long) value;
  }

  private static Malformed wrong(
      Map<String, @Nullable Object> fields, String field, String expected) {
    return new Malformed(
        fields.containsKey(field)
            ? field + " is " + fields.get(field) + ", expected " + expected
            : field + " is missing, expected " + expected);
  }
}
