package io.quorate.chaos.checker;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replicas at one revision of a group hold the same: their digests are equal. */
public final class DigestChecker implements Checker {

  @Override
  public String name() {
    return "state digest";
  }

  private record State(String group, long revision) {}

  @Override
  public Verdict check(History history) {
    Words words = Words.of(history);
    Map<State, Operation> first = new HashMap<>();
    Set<State> compared = new HashSet<>();
    long digests = 0;
    for (Operation operation : history.operations()) {
      if (!operation.is(Verb.DIGEST) || !operation.done()) {
        continue;
      }
      Long revision = operation.details().revision();
      String node = operation.details().node();
      if (revision == null || node == null || operation.out() == null) {
        return new Unfit(operation, "a digest needs o, node and revision").verdict();
      }
      digests++;
      State state = new State(operation.key(), revision);
      @Nullable Operation other = first.putIfAbsent(state, operation);
      if (other == null) {
        continue;
      }
      if (!operation.out().equals(other.out())) {
        String why =
            other.details().node() + " and " + node + " differ at revision " + revision + ":";
        return new Judgement(words, "replicas differ", why, other, operation).verdict();
      }
      if (!node.equals(other.details().node())) {
        compared.add(state);
      }
    }
    return Verdict.valid("digests", digests, "revisions compared", compared.size());
  }
}
