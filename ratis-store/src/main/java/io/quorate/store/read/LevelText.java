package io.quorate.store.read;

import io.quorate.model.ReadConsistency;
import io.quorate.model.Revision;
import io.quorate.model.SessionToken;
import io.quorate.store.config.Quantity;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Levels as people write them: {@code strong}, {@code bounded=2s}, {@code at=17}. */
public final class LevelText {

  public static final String FORMS =
      "strong, bounded=DURATION, session=TOKEN, at=REVISION, at-time=TIME, eventual or local";

  private LevelText() {}

  /**
   * @throws IllegalArgumentException that says what is allowed
   */
  public static ReadConsistency parse(String text) {
    int split = text.indexOf('=');
    String word = split < 0 ? text : text.substring(0, split);
    String value = split < 0 ? "" : text.substring(split + 1);
    return switch (word) {
      case "strong", "eventual", "local" -> plain(word, value);
      case "bounded" -> ReadConsistency.bounded(Quantity.duration(value));
      case "session" -> ReadConsistency.session(SessionToken.parse(value));
      case "at" -> ReadConsistency.at(revision(value));
      case "at-time" -> ReadConsistency.at(time(value));
      default -> throw new IllegalArgumentException("'" + text + "' is no level; give " + FORMS);
    };
  }

  private static ReadConsistency plain(String word, String value) {
    if (!value.isEmpty()) {
      throw new IllegalArgumentException("level " + word + " takes no value");
    }
    return switch (word) {
      case "strong" -> ReadConsistency.STRONG;
      case "eventual" -> ReadConsistency.EVENTUAL;
      default -> ReadConsistency.LOCAL;
    };
  }

  private static Revision revision(String value) {
    try {
      return Revision.of(Long.parseLong(value));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("at=" + value + " is not allowed; give a revision", e);
    }
  }

  private static Instant time(String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "at-time=" + value + " is not allowed; write it as 2026-05-04T09:00:00.250Z", e);
    }
  }
}
