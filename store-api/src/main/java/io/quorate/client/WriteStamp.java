package io.quorate.client;

import io.quorate.v1.SessionRef;

/** Names one write of one session, the same for every sending of it. */
record WriteStamp(SequenceWindow window, long sequence) {

  SessionRef wired() {
    return SessionRef.newBuilder()
        .setSession(window.session())
        .setSequence(sequence)
        .setFirstIncomplete(window.firstIncomplete())
        .build();
  }

  void complete() {
    window.completed(sequence);
  }
}
