package io.quorate.store.backup;

import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import io.quorate.store.wire.Backups;
import io.quorate.v1.BackupEnd;
import io.quorate.v1.BackupHead;
import io.quorate.v1.BackupPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Random entries and leases, as a node would stream them. */
record SampleBackup(List<Entry> entries, List<Lease> leases, BackupHead head) {

  static final String CLUSTER = "old";
  static final long REVISION = 90_000;
  static final GroupTime NOW = new GroupTime(7_000_000_000L);

  static long seed() {
    return Long.getLong("quorate.seed", System.nanoTime());
  }

  static SampleBackup random(long seed) {
    Random random = new Random(seed);
    List<Lease> leases = new ArrayList<>();
    for (int i = 0; i < random.nextInt(20); i++) {
      long ttl = random.nextLong(1, 1_000_000_000_000L);
      leases.add(new Lease(new LeaseId(100 + 3L * i), ttl, NOW.plusNanos(random.nextLong(ttl))));
    }
    TreeMap<Key, Entry> entries = new TreeMap<>();
    for (int i = 0; i < random.nextInt(600); i++) {
      byte[] key = new byte[1 + random.nextInt(12)];
      byte[] value = new byte[random.nextInt(900)];
      random.nextBytes(key);
      random.nextBytes(value);
      long created = random.nextLong(1, REVISION);
      LeaseId lease =
          leases.isEmpty() || random.nextBoolean()
              ? LeaseId.NONE
              : leases.get(random.nextInt(leases.size())).id();
      entries.put(
          new Key(key),
          new Entry(
              new Key(key),
              new Value(value),
              new Revision(created),
              new Revision(random.nextLong(created, REVISION + 1)),
              1 + random.nextInt(99),
              lease));
    }
    return of(List.copyOf(entries.values()), leases);
  }

  private static SampleBackup of(List<Entry> entries, List<Lease> leases) {
    StateDigest digest = StateDigest.EMPTY;
    for (Entry entry : entries) {
      digest = digest.add(entry);
    }
    return new SampleBackup(
        entries,
        leases,
        BackupHead.newBuilder()
            .setClusterId(CLUSTER)
            .setGroup("default")
            .setIncarnation(1)
            .setRevision(REVISION)
            .setTerm(5)
            .setAppliedIndex(1_234)
            .setGroupTimeNanos(NOW.nanos())
            .setCommitMicros(1_700_000_000_000_000L)
            .setClusterVersion(1)
            .setKeys(entries.size())
            .setLeases(leases.size())
            .setDigest(digest.toString())
            .setNode("n1")
            .build());
  }

  SampleBackup with(BackupHead.Builder other) {
    return new SampleBackup(entries, leases, other.build());
  }

  List<BackupPart> parts() {
    List<BackupPart> parts = new ArrayList<>();
    parts.add(BackupPart.newBuilder().setHead(head).build());
    for (int from = 0; from < entries.size(); from += 100) {
      parts.add(Backups.entries(entries.subList(from, Math.min(entries.size(), from + 100))));
    }
    if (!leases.isEmpty()) {
      parts.add(Backups.leases(leases, NOW));
    }
    parts.add(
        BackupPart.newBuilder()
            .setEnd(BackupEnd.newBuilder().setKeys(entries.size()).setLeases(leases.size()))
            .build());
    return parts;
  }

  Path write(Path file) throws IOException {
    try (BackupWriter writer = BackupWriter.open(file, false)) {
      for (BackupPart part : parts()) {
        writer.add(part);
      }
      writer.finish();
    }
    return file;
  }
}
