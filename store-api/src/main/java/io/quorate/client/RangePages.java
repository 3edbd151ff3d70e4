package io.quorate.client;

import io.quorate.model.Key;
import io.quorate.model.KeyRange;
import io.quorate.model.Level;
import io.quorate.model.Range;
import io.quorate.model.RangeResult;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Revision;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The pages of a range, each read when it is asked for, all at the first one's revision. */
final class RangePages implements Iterator<RangeResult> {

  private final BiFunction<Range, ReadConsistency, RangeResult> reader;
  private final int limit;
  private long read;
  private ReadConsistency consistency;
  private @Nullable Range next;
  private @Nullable Revision first;

  RangePages(
      Range range,
      ReadConsistency consistency,
      BiFunction<Range, ReadConsistency, RangeResult> reader) {
    this.reader = reader;
    this.consistency = consistency;
    this.limit = range.limit();
    this.next = range;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public RangeResult next() {
    Range current = next;
    if (current == null) {
      throw new NoSuchElementException();
    }
    RangeResult page = reader.apply(current, consistency);
    read += page.entries().size();
    boolean wanted = limit == 0 || read < limit;
    next = page.more() && wanted && !page.entries().isEmpty() ? after(page, current) : null;
    return page;
  }

  private Range after(RangeResult page, Range current) {
    Key last = page.entries().get(page.entries().size() - 1).key();
    KeyRange rest =
        current.descending()
            ? new KeyRange(current.keys().start(), last)
            : new KeyRange(last.next(), current.keys().bound());
    Revision revision = first == null ? page.receipt().revision() : first;
    first = revision;
    int left = limit == 0 ? 0 : (int) (limit - read);
    if (consistency.level() == Level.STRONG) {
      return current.over(rest).limit(left).at(revision);
    }
    consistency = ReadConsistency.at(revision);
    return current.over(rest).limit(left);
  }
}
