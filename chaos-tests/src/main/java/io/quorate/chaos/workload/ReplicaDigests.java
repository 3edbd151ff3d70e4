package io.quorate.chaos.workload;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.history.Details;
import io.quorate.chaos.history.HistoryWriter;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Verb;
import io.quorate.client.EndpointStatus;
import io.quorate.client.QuorateClient;
import io.quorate.model.NodeStatus;
import io.quorate.model.ReplicaStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What every replica holds once the load is over, as digests. */
public final class ReplicaDigests {

  private static final Duration POLL = Duration.ofMillis(200);

  private record Held(String node, ReplicaStatus replica) {}

  private ReplicaDigests() {}

  /**
   * Waits until every node has applied the same entries, and notes their digests. The place in the
   * log stands for the revision, and the revision goes into the digest: a replica that has skipped
   * an entry lags behind in revisions for ever.
   *
   * @return how many replicas were noted; 0 where they did not come to one place in time
   */
  public static int note(QuorateClient client, HistoryWriter history, Duration max)
      throws InterruptedException {
    Optional<List<Held>> settled = Await.untilPresent(() -> settled(client.status()), POLL, max);
    long process = 0;
    for (Held held : settled.orElse(List.of())) {
      ReplicaStatus replica = held.replica();
      long now = System.nanoTime();
      history.append(
          Invocation.of(++process, replica.group(), Verb.DIGEST, null, null, now)
              .with(Details.NONE.withNode(held.node()).withRevision(replica.appliedIndex()))
              .done(replica.revision() + ":" + replica.digest(), now));
    }
    return settled.map(List::size).orElse(0);
  }

  private static Optional<List<Held>> settled(List<EndpointStatus> answers) {
    List<Held> held =
        answers.stream()
            .flatMap(answer -> answer.status().stream())
            .flatMap(ReplicaDigests::replicas)
            .toList();
    boolean same = held.stream().map(each -> each.replica().appliedIndex()).distinct().count() == 1;
    return held.size() == answers.size() && same ? Optional.of(held) : Optional.empty();
  }

  private static Stream<Held> replicas(NodeStatus status) {
    return status.replicas().stream().map(replica -> new Held(status.node(), replica));
  }
}
