package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.chaos.terminal.Bars;
import io.quorate.chaos.terminal.Ink;
import io.quorate.chaos.terminal.Meter;
import io.quorate.chaos.terminal.Screen;
import io.quorate.chaos.terminal.Table;
import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.v1.ReplicaStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads every acknowledged write back, strongly, and compares the digests of all replicas. */
final class CheckAct {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration EQUAL_MAX = Duration.ofSeconds(20);

  private final Stage stage;

  CheckAct(Stage stage) {
    this.stage = stage;
  }

  /** Plays to the end even if something is lost, so that the figures are complete. */
  void play() throws DemoFailure, InterruptedException {
    AcknowledgedWrites.Verdict verdict = readBack(stage.leaderAtHome().region());
    boolean equal = compareDigests();
    if (!verdict.clean()) {
      throw new DemoFailure(
          Bars.count(verdict.lost())
              + " acknowledged writes lost, "
              + Bars.count(verdict.unread())
              + " not read:\n"
              + String.join("\n", verdict.examples()));
    }
    if (!equal) {
      throw new DemoFailure("the replicas do not hold equal data at equal revisions");
    }
  }

  private AcknowledgedWrites.Verdict readBack(String region) throws InterruptedException {
    Screen screen = stage.screen();
    Meter meter = new Meter(screen, "strong reads", stage.writes().count());
    AcknowledgedWrites.Verdict verdict = stage.writes().verify(stage.client(region), meter::at);
    screen.table(
        new Table("writes", "acknowledged", "read back", "lost")
            .row(
                verdict.clean() ? Ink.GOOD : Ink.BAD,
                "key, revision, value",
                Bars.count(verdict.acknowledged()),
                Bars.count(verdict.acknowledged() - verdict.lost() - verdict.unread()),
                Bars.count(verdict.lost())));
    stage.figures().note("acknowledged", verdict.acknowledged());
    stage.figures().note("lost", verdict.lost());
    stage.figures().note("unread", verdict.unread());
    return verdict;
  }

  private boolean compareDigests() throws InterruptedException {
    boolean equal = Await.until(() -> allEqual(replicas()), POLL, EQUAL_MAX);
    Map<String, ReplicaStatus> replicas = replicas();
    stage.screen().line("");
    Table table = new Table("node", "role", "term", "keys", "revision", "state digest");
    for (NodeProcess process : stage.cluster().processes()) {
      String name = process.site().name();
      ReplicaStatus replica = replicas.get(name);
      if (replica == null) {
        table.row(Ink.BAD, name, "no answer", "", "", "", "");
      } else {
        table.row(
            equal ? Ink.GOOD : Ink.BAD,
            name,
            role(replica),
            replica.getTerm(),
            Bars.count(replica.getKeys()),
            Bars.count(replica.getRevision()),
            replica.getDigest());
      }
    }
    stage.screen().table(table);
    stage.figures().note("digests_equal", equal);
    return equal;
  }

  private static String role(ReplicaStatus replica) {
    return switch (replica.getRole()) {
      case ROLE_LEADER -> "leader";
      case ROLE_FOLLOWER -> "follower";
      case ROLE_CANDIDATE -> "candidate";
      case ROLE_LISTENER -> "listener";
      case ROLE_UNSPECIFIED, UNRECOGNIZED -> "unknown";
    };
  }

  private Map<String, ReplicaStatus> replicas() {
    Map<String, ReplicaStatus> replicas = new LinkedHashMap<>();
    for (NodeProcess process : stage.cluster().processes()) {
      process.replica().ifPresent(replica -> replicas.put(process.site().name(), replica));
    }
    return replicas;
  }

  private boolean allEqual(Map<String, ReplicaStatus> replicas) {
    return replicas.size() == stage.cluster().processes().size()
        && replicas.values().stream().noneMatch(replica -> replica.getDigest().isEmpty())
        && replicas.values().stream()
                .map(replica -> replica.getRevision() + " " + replica.getDigest())
                .distinct()
                .count()
            == 1;
  }
}
