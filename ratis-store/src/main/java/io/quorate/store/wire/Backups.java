package io.quorate.store.wire;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.version.Entry;
import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Lease;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.v1.BackupEntries;
import io.quorate.v1.BackupHead;
import io.quorate.v1.BackupLease;
import io.quorate.v1.BackupLeases;
import io.quorate.v1.BackupPart;
import io.quorate.v1.KeyValue;
import java.util.List;

/** The parts of a backup, from the core to the wire and back. */
public final class Backups {

  private Backups() {}

  /** What the header of the state says; who tells it and when is left to the caller. */
  public static BackupHead.Builder head(GroupHeader header, GroupTime now) {
    return BackupHead.newBuilder()
        .setIncarnation(header.incarnation())
        .setRevision(header.revision().number())
        .setTerm(header.appliedTerm())
        .setAppliedIndex(header.appliedIndex())
        .setGroupTimeNanos(now.nanos())
        .setCommitMicros(header.commitMicros())
        .setClusterVersion(header.clusterVersion())
        .setKeys(header.keyCount())
        .setLeases(header.leaseCount())
        .setDigest(header.digest().toString());
  }

  public static BackupPart entries(List<Entry> entries) {
    return BackupPart.newBuilder()
        .setEntries(BackupEntries.newBuilder().addAllEntries(Entries.keyValues(entries, false)))
        .build();
  }

  /** A lease that is over and not yet ended has nothing left. */
  public static BackupPart leases(List<Lease> leases, GroupTime now) {
    BackupLeases.Builder part = BackupLeases.newBuilder();
    for (Lease lease : leases) {
      part.addLeases(
          BackupLease.newBuilder()
              .setLease(lease.id().number())
              .setTtlNanos(lease.ttlNanos())
              .setRemainingNanos(Math.max(0, lease.end().nanos() - now.nanos())));
    }
    return BackupPart.newBuilder().setLeases(part).build();
  }

  public static Entry entry(KeyValue proto) {
    return new Entry(
        Bytes.key(proto.getKey()),
        Bytes.value(proto.getValue()),
        new Revision(proto.getCreateRevision()),
        new Revision(proto.getModRevision()),
        proto.getVersion(),
        proto.getLease() == 0 ? LeaseId.NONE : new LeaseId(proto.getLease()));
  }

  /** The lease with what it had left, counted from {@code now}. */
  public static Lease lease(BackupLease proto, GroupTime now) {
    return new Lease(
        new LeaseId(proto.getLease()),
        proto.getTtlNanos(),
        now.plusNanos(proto.getRemainingNanos()));
  }
}
