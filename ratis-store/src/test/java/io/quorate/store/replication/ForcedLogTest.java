package io.quorate.store.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.store.safeguard.Safeguards;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An acknowledged write is on the disks of a majority. Killing processes cannot show this, since
 * the page cache outlives them: the JVM's own record of forced files does. All three replicas live
 * in this process.
 */
class ForcedLogTest {

  private static final int WRITES = 200;

  /** One write, alone in flight. */
  private record Write(Instant proposed, Instant acknowledged) {}

  /** One forced file of a replica's log. */
  private record Force(String replica, Instant began, Instant ended) {}

  @TempDir Path root;

  @Test
  void acknowledgedWriteIsForcedOnAMajority() throws Exception {
    assertThat(writesAcknowledgedTooEarly(Safeguards.ALL_ON)).isZero();
  }

  @Test
  void acknowledgementBeforeTheForceIsNoticed() throws Exception {
    Safeguards unforced =
        new Safeguards() {
          @Override
          public boolean logIsForced() {
            return false;
          }
        };
    assertThat(writesAcknowledgedTooEarly(unforced)).isPositive();
  }

  private long writesAcknowledgedTooEarly(Safeguards safeguards) throws Exception {
    List<Write> writes = new ArrayList<>();
    Path dump = root.resolve("forces.jfr");
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000, safeguards);
        Recording recording = new Recording()) {
      trio.put("warm-up", "value");
      recording.enable("jdk.FileForce").withoutThreshold().withoutStackTrace();
      recording.start();
      for (int i = 0; i < WRITES; i++) {
        Instant proposed = Instant.now();
        trio.put("key-" + i, "value");
        writes.add(new Write(proposed, Instant.now()));
      }
      recording.stop();
      recording.dump(dump);
    }
    List<Force> forces = logForces(dump);
    return writes.stream().filter(write -> replicasForced(write, forces) < 2).count();
  }

  private List<Force> logForces(Path dump) throws Exception {
    List<Force> forces = new ArrayList<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(dump)) {
      Path path = Path.of(event.getString("path"));
      if (path.startsWith(root) && path.getFileName().toString().startsWith("log_")) {
        String replica = root.relativize(path).getName(0).toString();
        forces.add(new Force(replica, event.getStartTime(), event.getEndTime()));
      }
    }
    return forces;
  }

  /**
   * A force that began after the proposal and ended before the acknowledgement covers the write.
   */
  private static long replicasForced(Write write, List<Force> forces) {
    return forces.stream()
        .filter(force -> !force.began.isBefore(write.proposed))
        .filter(force -> !force.ended.isAfter(write.acknowledged))
        .map(Force::replica)
        .distinct()
        .count();
  }
}
