package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.v1.SessionOpenRequest;
import io.quorate.v1.SessionRef;
import java.time.Duration;

/** A session of exactly one write, made before a fault and repeated after it. */
record OpenSession(StraightDoor door, SessionRef stamp, long revision) {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String KEY = "of-a-session";

  static OpenSession open(StraightDoor door) {
    long session =
        door.calls(TIMEOUT).sessionOpen(SessionOpenRequest.getDefaultInstance()).getSession();
    SessionRef stamp =
        SessionRef.newBuilder().setSession(session).setSequence(1).setFirstIncomplete(1).build();
    return new OpenSession(door, stamp, write(door, stamp));
  }

  /** The session is known still, and its write is not applied again. */
  void assertWritesOnce() {
    assertThat(write(door, stamp)).as("revision of the repeated write").isEqualTo(revision);
  }

  private static long write(StraightDoor door, SessionRef stamp) {
    return door.stampedPut(stamp, KEY, "once", TIMEOUT).getReceipt().getRevision();
  }
}
