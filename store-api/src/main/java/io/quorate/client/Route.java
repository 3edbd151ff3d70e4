package io.quorate.client;

import io.quorate.model.Answer;
import io.quorate.model.Level;
import io.quorate.model.ReadConsistency;
import io.quorate.v1.RequestHeader;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation is sent, and what its answer must meet.
 *
 * @param asked what a read asks for; null for everything else
 * @param session that the operation belongs to, or null
 * @param pinned to this node alone, or null
 */
record Route(
    @Nullable ReadConsistency asked,
    @Nullable SessionKnowledge session,
    @Nullable Endpoint pinned) {

  static final Route WRITE = new Route(null, null, null);
  private static final Route STRONG = new Route(ReadConsistency.STRONG, null, null);

  static Route write(@Nullable SessionKnowledge session) {
    return session == null ? WRITE : new Route(null, session, null);
  }

  static Route read(ReadConsistency consistency, @Nullable SessionKnowledge session) {
    return consistency.level() == Level.STRONG && session == null
        ? STRONG
        : new Route(consistency, session, null);
  }

  static Route to(Endpoint node) {
    return new Route(ReadConsistency.LOCAL, null, node);
  }

  /** To the first reachable endpoint, rather than to the leader. */
  boolean nearest() {
    return pinned == null && asked != null && asked.level() != Level.STRONG;
  }

  void writeTo(RequestHeader.Builder header) {
    if (asked != null) {
      ReadHeader.write(asked, header);
      if (session != null) {
        session.writeTo(header);
      }
    }
  }

  /** An answer is there. */
  void note(Object answer) {
    if (session != null && answer instanceof Answer known) {
      session.note(known.receipt());
    }
  }
}
