package io.quorate.store.cli;

import io.quorate.model.Key;
import io.quorate.model.KeyRange;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which keys a command is about: one, a range, those with a prefix, or all. */
final class KeysOptions {

  @Parameters(
      arity = "0..2",
      paramLabel = "KEY",
      description = "The first key, and the one before which to stop.")
  private List<String> bounds = new ArrayList<>();

  @Option(names = "--prefix", paramLabel = "PREFIX", description = "All keys that begin so.")
  private String prefix = "";

  @Option(names = "--all", description = "All keys.")
  private boolean all;

  /** A range of keys: what is given with two bounds, a prefix, or all; one bound has no end. */
  KeyRange range(BytesOptions bytes) {
    requireOne();
    if (all) {
      return KeyRange.all();
    }
    if (!prefix.isEmpty()) {
      return KeyRange.prefix(bytes.key(prefix));
    }
    Key start = bytes.key(bounds.getFirst());
    return bounds.size() == 1
        ? KeyRange.from(start)
        : KeyRange.between(start, bytes.key(bounds.get(1)));
  }

  /** Whether the command names one key and nothing else. */
  boolean single() {
    requireOne();
    return bounds.size() == 1;
  }

  Key key(BytesOptions bytes) {
    return bytes.key(bounds.getFirst());
  }

  private void requireOne() {
    int given = (bounds.isEmpty() ? 0 : 1) + (prefix.isEmpty() ? 0 : 1) + (all ? 1 : 0);
    if (given != 1) {
      throw new UsageException("give one of: keys, --prefix, --all");
    }
  }
}
