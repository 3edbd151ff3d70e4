package io.quorate.core.transition;

import io.quorate.core.command.Command.Read;
import io.quorate.core.command.Limits;
import io.quorate.core.command.Outcome.ReadDone;
import io.quorate.core.version.Entry;
import java.util.ArrayList;
import java.util.List;

/** Reads a range inside a transaction. */
final class Reads {

  private Reads() {}

  /** What the range holds now. Whether the outcome has become too large, the turn tells. */
  static ReadDone apply(Read read, Turn turn) {
    return read.countOnly() ? count(read, turn.state()) : page(read, turn);
  }

  private static ReadDone count(Read read, Overlay state) {
    long found = state.count(read.range(), Limits.READ_KEYS_MAX + 1L);
    long count = Math.min(found, Limits.READ_KEYS_MAX);
    return new ReadDone(state.revision(), List.of(), found > count, count);
  }

  /** Holds one entry at least where there is one, so that a reader who goes on gets on. */
  private static ReadDone page(Read read, Turn turn) {
    Overlay state = turn.state();
    int entriesMax =
        read.limit() < 1 ? Limits.READ_KEYS_MAX : Math.min(read.limit(), Limits.READ_KEYS_MAX);
    EntryScan scan = state.scan(read.range(), read.descending(), entriesMax + 1);
    List<Entry> entries = new ArrayList<>();
    long bytes = 0;
    Entry next = scan.next();
    while (next != null && entries.size() < entriesMax) {
      Entry entry = read.keysOnly() ? next.withoutValue() : next;
      bytes += entry.weightBytes();
      if (bytes > Limits.READ_BYTES_MAX && !entries.isEmpty()) {
        break;
      }
      entries.add(entry);
      if (!turn.returns(entry.weightBytes())) {
        break;
      }
      next = scan.next();
    }
    return new ReadDone(state.revision(), entries, next != null, entries.size());
  }
}
