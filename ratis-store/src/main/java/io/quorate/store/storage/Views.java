package io.quorate.store.storage;

import io.quorate.core.transition.GroupHeader;
import org.jspecify.annotations.Nullable;

/**
 * Hands the latest published view to readers. One thread publishes; any thread reads.
 *
 * <p>A view is published only after its batch was written, and the one before is let go of only
 * after that: a reader who fails to acquire what it saw will see a newer one.
 */
final class Views {

  private final NativeDatabase database;
  private volatile @Nullable PublishedView latest;

  Views(NativeDatabase database, GroupHeader header) {
    this.database = database;
    latest = new PublishedView(database, header);
  }

  void publish(GroupHeader header) {
    swap(new PublishedView(database, header));
  }

  /** The latest view, acquired; the caller releases it. */
  PublishedView acquire() {
    while (true) {
      PublishedView view = latest;
      if (view == null) {
        throw new StorageException.Closed(database.directory());
      }
      if (view.acquire()) {
        return view;
      }
    }
  }

  /** From here on none is handed out; those that are out stay valid. */
  void close() {
    swap(null);
  }

  boolean areClosed() {
    return latest == null;
  }

  private synchronized void swap(@Nullable PublishedView next) {
    PublishedView before = latest;
    if (before == null && next != null) {
      next.release(); // closed meanwhile
      return;
    }
    latest = next;
    if (before != null) {
      before.release();
    }
  }
}
