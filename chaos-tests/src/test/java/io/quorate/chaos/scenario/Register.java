package io.quorate.chaos.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Checks one key in real time: whatever has been acknowledged or shown by a strong read before an
 * operation began, that operation sees it. Safe for any thread.
 */
final class Register {

  private static final int EXAMPLES_MAX = 10;

  private final String key;
  private final AtomicLong seenRevision = new AtomicLong();
  private final AtomicLong operations = new AtomicLong();
  private final List<String> violations = new ArrayList<>();

  Register(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** What an operation that begins now must not fall behind. */
  long begin() {
    return seenRevision.get();
  }

  /** A write was acknowledged, or a strong read has shown this revision of the key. */
  void end(String what, long beganAtRevision, long revision) {
    if (revision < beganAtRevision) {
      synchronized (violations) {
        if (violations.size() < EXAMPLES_MAX) {
          violations.add(
              what + " of " + key + " at revision " + revision + ", not " + beganAtRevision);
        }
      }
    }
    seenRevision.accumulateAndGet(revision, Math::max);
    operations.incrementAndGet();
  }

  long operations() {
    return operations.get();
  }

  List<String> violations() {
    synchronized (violations) {
      return List.copyOf(violations);
    }
  }
}
