package io.quorate.chaos.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a transaction on lists. In a line: {@code ["append",k,v]}, {@code ["r",k,list]}. */
public sealed interface MicroOperation {

  String key();

  /** Puts a value, which no one else ever appends to this key, at the end of the key's list. */
  record Append(String key, long value) implements MicroOperation {}

  /**
   * Reads the key's list.
   *
   * @param seen null where it was not answered
   */
  record Read(String key, @Nullable List<Long> seen) implements MicroOperation {
    public Read {
      seen = seen == null ? null : List.copyOf(seen);
    }
  }

  static Append append(String key, long value) {
    return new Append(key, value);
  }

  static Read read(String key) {
    return new Read(key, null);
  }

  static Read read(String key, List<Long> seen) {
    return new Read(key, seen);
  }

  /** As the fields {@code a} and {@code o} carry them. */
  static List<Object> toJson(List<MicroOperation> steps) {
    List<Object> json = new ArrayList<>(steps.size());
    for (MicroOperation step : steps) {
      json.add(
          switch (step) {
            case Append(String key, long value) -> Arrays.<Object>asList(Verb.APPEND, key, value);
            case Read(String key, List<Long> seen) -> Arrays.<Object>asList(Verb.READ, key, seen);
          });
    }
    return json;
  }

  /**
   * The reverse of {@link #toJson}.
   *
   * @throws IllegalArgumentException if this is no list of micro-operations; says why
   */
  static List<MicroOperation> fromJson(@Nullable Object json) {
    if (!(json instanceof List<?> steps)) {
      throw new IllegalArgumentException("expected a list of micro-operations, found " + json);
    }
    List<MicroOperation> parsed = new ArrayList<>(steps.size());
    for (Object step : steps) {
      parsed.add(parse(step));
    }
    return parsed;
  }

  private static MicroOperation parse(@Nullable Object json) {
    if (json instanceof List<?> step && step.size() == 3 && step.get(1) != null) {
      String key = step.get(1).toString();
      if (Verb.APPEND.equals(step.get(0)) && step.get(2) instanceof Long value) {
        return new Append(key, value);
      }
      if (Verb.READ.equals(step.get(0)) && step.get(2) == null) {
        return new Read(key, null);
      }
      if (Verb.READ.equals(step.get(0)) && step.get(2) instanceof List<?> seen) {
        return new Read(key, seen.stream().map(MicroOperation::whole).toList());
      }
    }
    throw new IllegalArgumentException(
        "expected [\"append\",key,integer] or [\"r\",key,list of integers or null], found " + json);
  }

  private static Long whole(@Nullable Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException("expected a list of integers, found " + value + " in it");
  }
}
