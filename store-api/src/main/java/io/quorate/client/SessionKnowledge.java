package io.quorate.client;

import io.quorate.model.Receipt;
import io.quorate.model.SessionToken;
import io.quorate.v1.RequestHeader;
import java.util.concurrent.atomic.AtomicReference;

/** What a session has written and seen so far. Thread-safe. */
final class SessionKnowledge {

  private final AtomicReference<SessionToken> token;

  SessionKnowledge(SessionToken start) {
    token = new AtomicReference<>(start);
  }

  SessionToken token() {
    return token.get();
  }

  void note(Receipt receipt) {
    SessionToken known = token.get();
    SessionToken.Seen seen = known.groups().get(receipt.group());
    boolean news =
        seen == null
            || seen.incarnation() != receipt.incarnation()
            || seen.revision().compareTo(receipt.revision()) < 0;
    if (news) {
      token.updateAndGet(before -> before.with(receipt));
    }
  }

  /** Adds what the session knows to what a read itself asks for. */
  void writeTo(RequestHeader.Builder header) {
    SessionToken known = token.get();
    String asked = header.getSessionToken();
    SessionToken all = asked.isEmpty() ? known : known.with(SessionToken.parse(asked));
    header.setSessionToken(all.text());
  }
}
