package io.quorate.client;

import io.quorate.model.Receipt;
import io.quorate.model.SessionToken;
import io.quorate.v1.RequestHeader;

/** What a session has written and seen so far. Thread-safe. */
final class SessionKnowledge {

  private volatile SessionToken token;

  SessionKnowledge(SessionToken start) {
    token = start;
  }

  SessionToken token() {
    return token;
  }

  void note(Receipt receipt) {
    SessionToken.Seen seen = token.groups().get(receipt.group());
    boolean news =
        seen == null
            || seen.incarnation() != receipt.incarnation()
            || seen.revision().compareTo(receipt.revision()) < 0;
    if (news) {
      add(receipt);
    }
  }

  private synchronized void add(Receipt receipt) {
    token = token.with(receipt);
  }

  /** Adds what the session knows to what a read itself asks for. */
  void writeTo(RequestHeader.Builder header) {
    SessionToken known = token;
    String asked = header.getSessionToken();
    SessionToken all = asked.isEmpty() ? known : known.with(SessionToken.parse(asked));
    header.setSessionToken(all.text());
  }
}
