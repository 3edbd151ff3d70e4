package io.quorate.store.wire;

import io.quorate.core.version.Entry;
import io.quorate.v1.KeyValue;
import java.util.ArrayList;
import java.util.List;

/** From entries of the core to the wire. */
final class Entries {

  private Entries() {}

  static KeyValue keyValue(Entry entry) {
    return withoutValue(entry).setValue(Bytes.of(entry.value())).build();
  }

  static List<KeyValue> keyValues(List<Entry> entries, boolean keysOnly) {
    List<KeyValue> all = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      all.add(keysOnly ? withoutValue(entry).build() : keyValue(entry));
    }
    return all;
  }

  private static KeyValue.Builder withoutValue(Entry entry) {
    return KeyValue.newBuilder()
        .setKey(Bytes.of(entry.key()))
        .setCreateRevision(entry.created().number())
        .setModRevision(entry.modified().number())
        .setVersion(entry.version())
        .setLease(entry.lease().number());
  }
}
