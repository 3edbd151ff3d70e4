package io.quorate.store.read;

import io.quorate.core.freshness.Bound;
import io.quorate.core.transition.GroupHeader;

/**
 * A view and how stale it may be at most. The holder closes it.
 *
 * @param bound counted until just after the view was taken
 */
public record ProvenView(ReadView view, Bound bound) implements AutoCloseable {

  public GroupHeader header() {
    return view.header();
  }

  @Override
  public void close() {
    view.close();
  }
}
