package io.quorate.core.transition;

import io.quorate.core.version.Entry;
import io.quorate.core.version.Key;
import io.quorate.core.version.LeaseId;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which keys the changes of an overlay attach to leases, and how many of the base's they detach.
 */
final class ChangedAttachments {

  private final Map<LeaseId, Keys> keysByLease = new HashMap<>();

  private static final class Keys {
    private final NavigableSet<Key> attached = new TreeSet<>();
    private int detachedFromBase;
  }

  void attach(Entry entry) {
    if (!entry.lease().isNone()) {
      keys(entry.lease()).attached.add(entry.key());
    }
  }

  /**
   * @param ofBase whether the entry is the base's, not one attached here before
   */
  void detach(Entry entry, boolean ofBase) {
    if (entry.lease().isNone()) {
      return;
    }
    Keys keys = keys(entry.lease());
    if (ofBase) {
      keys.detachedFromBase++;
    } else {
      keys.attached.remove(entry.key());
    }
  }

  /** In key order. */
  NavigableSet<Key> attachedTo(LeaseId lease) {
    return keys(lease).attached;
  }

  int detachedFrom(LeaseId lease) {
    return keys(lease).detachedFromBase;
  }

  private Keys keys(LeaseId lease) {
    return keysByLease.computeIfAbsent(lease, id -> new Keys());
  }
}
