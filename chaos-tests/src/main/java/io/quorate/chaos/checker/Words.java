package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Operations for people, with times in milliseconds since the history's first operation. */
public final class Words {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final int VALUE_CHARACTERS_MAX = 120;

  private final long originNanos;

  private Words(long originNanos) {
    this.originNanos = originNanos;
  }

  public static Words of(History history) {
    return new Words(
        history.operations().stream().mapToLong(Operation::startNanos).min().orElse(0));
  }

  /** {@code [12.000..15.250 ms] process 3: cas x 5 -> 6: done}. */
  public String tell(Operation operation) {
    StringBuilder words = new StringBuilder();
    words.append('[').append(millis(operation.startNanos())).append("..");
    words.append(operation.unknown() ? "" : millis(operation.endNanos())).append(" ms] process ");
    words.append(operation.process()).append(": ").append(operation.f()).append(' ');
    words.append(operation.key());
    append(words, operation.a(), value -> " " + value);
    append(words, operation.b(), value -> " -> " + value);
    words.append(
        switch (operation.fate()) {
          case DONE -> operation.out() == null ? ": done" : ": answered " + brief(operation.out());
          case REFUSED -> ": refused";
          case UNKNOWN -> ": never answered";
        });
    return words.toString();
  }

  public String millis(long nanos) {
    return millisOf(nanos - originNanos);
  }

  /** A length of time, not a moment. */
  String millisOf(long lengthNanos) {
    return String.format(Locale.ROOT, "%.3f", lengthNanos / NANOS_PER_MILLI);
  }

  private static void append(
      StringBuilder words, @Nullable Object value, Function<String, String> phrase) {
    if (value != null) {
      words.append(phrase.apply(brief(value)));
    }
  }

  private static String brief(Object value) {
    String text = value.toString();
    return text.length() <= VALUE_CHARACTERS_MAX
        ? text
        : text.substring(0, VALUE_CHARACTERS_MAX) + " ... (" + text.length() + " characters)";
  }
}
