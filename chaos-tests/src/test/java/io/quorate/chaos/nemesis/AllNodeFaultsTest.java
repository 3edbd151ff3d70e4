package io.quorate.chaos.nemesis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of nodes, on five regions: it takes hold, and is over when it is healed. */
@Tag("nightly")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AllNodeFaultsTest {

  private static final long SEED = 11;
  private static final long LASTS_NANOS = Duration.ofSeconds(4).toNanos();

  private FaultyCluster faulty;

  @BeforeAll
  void start() throws Exception {
    faulty = FaultyCluster.start(List.of("us", "eu", "ap", "sa", "af"));
  }

  @AfterAll
  void stop() {
    if (faulty != null) {
      faulty.close();
    }
  }

  static List<Nemesis> nemeses() {
    return FaultsOfNodes.all();
  }

  @ParameterizedTest
  @MethodSource("nemeses")
  void takesHoldAndHeals(Nemesis nemesis) throws Exception {
    Optional<String> missing = nemesis.missing(faulty.cluster);
    missing.ifPresent(why -> System.out.println("not exercised, " + nemesis.name() + ": " + why));
    assumeTrue(missing.isEmpty(), nemesis.name());
    long begun = System.nanoTime();

    Evidence evidence =
        faulty.survive(nemesis, SEED, () -> System.nanoTime() - begun > LASTS_NANOS);

    System.out.println(nemesis.name() + ": " + evidence.words());
  }
}
