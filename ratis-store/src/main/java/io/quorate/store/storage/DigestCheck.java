package io.quorate.store.storage;

import io.quorate.core.transition.GroupHeader;
import io.quorate.core.transition.StateDigest;

/**
 * A state's header beside what was computed from all of its entries.
 *
 * @param rebuilt the digest of the entries found
 * @param keyCount how many there are
 */
public record DigestCheck(GroupHeader header, StateDigest rebuilt, long keyCount) {

  /** Whether the entries are those that the header describes. */
  public boolean agrees() {
    return rebuilt.equals(header.digest()) && keyCount == header.keyCount();
  }
}
