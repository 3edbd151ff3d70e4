package io.quorate.store.cli;

import io.quorate.model.Compare;
import io.quorate.model.Compare.Relation;
import io.quorate.model.Delete;
import io.quorate.model.DeleteRange;
import io.quorate.model.Get;
import io.quorate.model.Key;
import io.quorate.model.KeyRange;
import io.quorate.model.LeaseId;
import io.quorate.model.Put;
import io.quorate.model.Range;
import io.quorate.model.Revision;
import io.quorate.model.TxnStep;
import io.quorate.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A transaction's conditions and steps as words. Words are separated by blanks; quotes, single or
 * double, keep blanks together.
 */
final class TxnWords {

  static final String CONDITIONS =
      "exists KEY | missing KEY | value|version|mod|create|lease KEY =|!=|<|> OPERAND";
  static final String STEPS =
      "put KEY VALUE | get KEY | delete KEY | range-prefix PREFIX | delete-prefix PREFIX";

  private TxnWords() {}

  static Compare condition(String text) {
    List<String> words = words(text);
    if (words.size() == 2) {
      Key key = Key.of(words.get(1));
      switch (words.getFirst()) {
        case "exists" -> {
          return Compare.exists(key);
        }
        case "missing" -> {
          return Compare.missing(key);
        }
        default -> {}
      }
    }
    if (words.size() != 4) {
      throw new UsageException("--if '" + text + "': write " + CONDITIONS);
    }
    Key key = Key.of(words.get(1));
    Relation relation = relation(text, words.get(2));
    String operand = words.get(3);
    return switch (words.getFirst()) {
      case "value" -> Compare.value(key, relation, Value.of(operand));
      case "version" -> Compare.version(key, relation, number(text, operand));
      case "mod" -> Compare.modRevision(key, relation, Revision.of(number(text, operand)));
      case "create" -> Compare.createRevision(key, relation, Revision.of(number(text, operand)));
      case "lease" -> Compare.lease(key, relation, LeaseId.of(number(text, operand)));
      default -> throw new UsageException("--if '" + text + "': write " + CONDITIONS);
    };
  }

  static TxnStep step(String text) {
    List<String> words = words(text);
    String form = words.isEmpty() ? "" : words.getFirst() + "/" + (words.size() - 1);
    return switch (form) {
      case "put/2" -> Put.of(words.get(1), words.get(2));
      case "get/1" -> Get.of(words.get(1));
      case "delete/1" -> Delete.of(words.get(1));
      case "range-prefix/1" -> Range.prefix(words.get(1));
      case "delete-prefix/1" -> DeleteRange.of(KeyRange.prefix(words.get(1)));
      default -> throw new UsageException("step '" + text + "': write " + STEPS);
    };
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean open = false;
    char quote = 0;
    for (char c : text.toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        open = true;
      } else if (!Character.isWhitespace(c)) {
        word.append(c);
        open = true;
      } else if (open) {
        words.add(word.toString());
        word.setLength(0);
        open = false;
      }
    }
    if (quote != 0) {
      throw new UsageException("'" + text + "': the quote " + quote + " is never closed");
    }
    if (open) {
      words.add(word.toString());
    }
    return words;
  }

  private static Relation relation(String text, String sign) {
    return switch (sign) {
      case "=" -> Relation.EQUAL;
      case "!=" -> Relation.NOT_EQUAL;
      case "<" -> Relation.LESS;
      case ">" -> Relation.GREATER;
      default -> throw new UsageException("--if '" + text + "': write " + CONDITIONS);
    };
  }

  private static long number(String text, String operand) {
    try {
      long number = Long.parseLong(operand);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the refusal that a negative number meets
    }
    throw new UsageException("--if '" + text + "': " + operand + " is not a number, 0 or more");
  }
}
