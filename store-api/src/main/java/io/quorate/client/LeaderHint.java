package io.quorate.client;

import io.quorate.v1.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes have said of who leads. Owned by the client's I/O thread.
 *
 * <p>Of two answers from one group the one with the higher term is right; a deposed leader goes on
 * naming itself with its old term.
 */
final class LeaderHint {

  private Origin last = Origin.getDefaultInstance();
  private @Nullable Endpoint leader;

  /** Takes the word of an answer, and tells the leader that it names, if it is to be believed. */
  @Nullable Endpoint heard(Origin origin) {
    String named = origin.getLeader();
    if (named.isEmpty() || (sameGroup(origin) && origin.getTerm() < last.getTerm())) {
      return null;
    }
    if (!named.equals(last.getLeader())) {
      leader = Endpoint.ofNode(named);
    }
    last = origin;
    return leader;
  }

  private boolean sameGroup(Origin origin) {
    return origin.getIncarnation() == last.getIncarnation()
        && origin.getGroup().equals(last.getGroup())
        && origin.getClusterId().equals(last.getClusterId());
  }
}
