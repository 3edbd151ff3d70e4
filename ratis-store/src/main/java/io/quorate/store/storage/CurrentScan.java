package io.quorate.store.storage;

import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import org.jspecify.annotations.Nullable;

/** The newest versions of a range of keys. */
final class CurrentScan implements EntryScan {

  private final Scan records;
  private boolean started;

  CurrentScan(Scan records) {
    this.records = records;
  }

  @Override
  public @Nullable Entry next() {
    return advance() ? EntryCodec.decode(new Key(records.key()), records.value()) : null;
  }

  /** Whether there was a next entry; it is passed without being read. */
  boolean advance() {
    if (started) {
      records.step();
    } else {
      records.start();
      started = true;
    }
    return records.valid();
  }

  @Override
  public void close() {
    records.close();
  }
}
