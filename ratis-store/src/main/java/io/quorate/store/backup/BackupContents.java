package io.quorate.store.backup;

import io.quorate.core.transition.StateDigest;
import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.store.wire.Backups;
import io.quorate.v1.BackupEnd;
import io.quorate.v1.BackupHead;
import io.quorate.v1.BackupLease;
import io.quorate.v1.BackupPart;
import io.quorate.v1.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Checks, part by part, that a backup is whole and holds what its head says: the order of the
 * parts, the counts, and the digest, computed anew from the entries. Used by one thread.
 */
public final class BackupContents {

  private @Nullable BackupHead head;
  private @Nullable BackupEnd end;
  private @Nullable Key lastKey;
  private long lastLease;
  private StateDigest digest = StateDigest.EMPTY;
  private long keys;
  private long leases;

  /**
   * @throws BackupException where the part cannot follow those before it, or the end does not fit
   */
  public void accept(BackupPart part) {
    if (end != null || (head == null) != part.hasHead()) {
      throw wrong("a " + part.getPartCase() + " is out of place");
    }
    switch (part.getPartCase()) {
      case HEAD -> head = part.getHead();
      case ENTRIES -> part.getEntries().getEntriesList().forEach(this::entry);
      case LEASES -> part.getLeases().getLeasesList().forEach(this::lease);
      case END -> end(part.getEnd());
      case PART_NOT_SET -> throw wrong("it has a part of a kind that this program does not know");
    }
  }

  private void entry(KeyValue proto) {
    Entry entry = Backups.entry(proto);
    if (leases > 0 || (lastKey != null && lastKey.compareTo(entry.key()) >= 0)) {
      throw wrong("key " + entry.key() + " is out of place");
    }
    if (entry.modified().number() > head().getRevision()) {
      throw wrong("key " + entry.key() + " is newer than revision " + head().getRevision());
    }
    lastKey = entry.key();
    digest = digest.add(entry);
    keys++;
  }

  private void lease(BackupLease lease) {
    if (lease.getLease() <= lastLease) {
      throw wrong("lease " + lease.getLease() + " is out of place");
    }
    lastLease = lease.getLease();
    leases++;
  }

  private void end(BackupEnd last) {
    same("keys", head().getKeys(), keys);
    same("keys", last.getKeys(), keys);
    same("leases", head().getLeases(), leases);
    same("leases", last.getLeases(), leases);
    if (!head().getDigest().equals(digest.toString())) {
      throw wrong("its digest is " + head().getDigest() + " and its entries have " + digest);
    }
    end = last;
  }

  private static void same(String what, long told, long found) {
    if (told != found) {
      throw wrong("it tells of " + told + " " + what + " and has " + found);
    }
  }

  private static BackupException wrong(String what) {
    return new BackupException("the backup is not sound: " + what + "; take it again");
  }

  /** The head, which must have come. */
  public BackupHead head() {
    if (head == null) {
      throw wrong("it does not begin with a head");
    }
    return head;
  }

  /** Whether the end has come, so that all was checked. */
  public boolean complete() {
    return end != null;
  }

  public long keys() {
    return keys;
  }
}
