package io.quorate.client;

import io.quorate.model.Key;
import io.quorate.model.KeyRange;
import io.quorate.model.Range;
import io.quorate.model.RangeResult;
import io.quorate.model.Revision;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages of a range, each read when it is asked for, all at the first one's revision. */
final class RangePages implements Iterator<RangeResult> {

  private final Function<Range, RangeResult> reader;
  private final int limit;
  private long read;
  private @Nullable Range next;

  RangePages(Range range, Function<Range, RangeResult> reader) {
    this.reader = reader;
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
    RangeResult page = reader.apply(current);
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
    Revision at = current.at() == null ? page.receipt().revision() : current.at();
    int left = limit == 0 ? 0 : (int) (limit - read);
    return current.over(rest).limit(left).at(at);
  }
}
