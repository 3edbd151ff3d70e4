package io.quorate.chaos.checker;

import io.quorate.chaos.history.Details;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import org.junit.jupiter.api.Test;

class DigestCheckerTest {

  private final Claims digests = new Claims(new DigestChecker());

  @Test
  void replicasAreEqualAtEqualRevisions() {
    digests.valid(digest("n1", 7, "aa"), digest("n2", 7, "aa"), digest("n2", 8, "bb"));
    digests.violated("replicas differ", digest("n1", 7, "aa"), digest("n2", 7, "bb"));
  }

  @Test
  void aReplicaDoesNotChangeAtOneRevision() {
    digests.violated("replicas differ", digest("n1", 7, "aa"), digest("n1", 7, "bb"));
  }

  @Test
  void whatMakesNoSenseIsNotJudged() {
    digests.undecided("revision", Invocation.digest(1, "g", 1).done("aa", 2));
  }

  private static Operation digest(String node, long revision, String digest) {
    return Invocation.digest(1, "g", 1)
        .with(Details.NONE.withNode(node).withRevision(revision))
        .done(digest, 2);
  }
}
