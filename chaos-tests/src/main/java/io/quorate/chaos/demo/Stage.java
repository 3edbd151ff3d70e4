package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.Await;
import io.quorate.chaos.cluster.LocalCluster;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.terminal.Screen;
import io.quorate.chaos.workload.AcknowledgedWrites;
import io.quorate.chaos.workload.StoreClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What all acts share.
 *
 * @param clients one in each region
 * @param writes every write that a client was told is done
 */
record Stage(
    DemoPlan plan,
    LocalCluster cluster,
    Map<String, StoreClient> clients,
    AcknowledgedWrites writes,
    Screen screen,
    Figures figures)
    implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration HOME_MAX = Duration.ofSeconds(15);
  private static final Duration LEADER_MAX = Duration.ofSeconds(30);

  static Stage set(
      DemoPlan plan,
      LocalCluster cluster,
      Function<String, StoreClient> clientIn,
      Screen screen,
      Figures figures) {
    Map<String, StoreClient> clients = new LinkedHashMap<>();
    for (String region : plan.regions()) {
      clients.put(region, clientIn.apply(region));
    }
    return new Stage(plan, cluster, clients, new AcknowledgedWrites(), screen, figures);
  }

  StoreClient client(String region) {
    StoreClient client = clients.get(region);
    if (client == null) {
      throw new IllegalArgumentException("no client in " + region);
    }
    return client;
  }

  /** Waits until there is a leader of which this holds; empty if there is none in time. */
  Optional<Site> awaitLeader(Predicate<Site> wanted, Duration max) throws InterruptedException {
    return Await.untilPresent(() -> cluster.leader().filter(wanted), POLL, max);
  }

  /** The leader, waited for. */
  Site leader(Duration max) throws DemoFailure, InterruptedException {
    return awaitLeader(site -> true, max)
        .orElseThrow(() -> new DemoFailure("no leader within " + max.toSeconds() + " s"));
  }

  /** The leader, preferably once it is at home, where a cluster brings leadership by itself. */
  Site leaderAtHome() throws DemoFailure, InterruptedException {
    Optional<Site> atHome = awaitLeader(site -> site.region().equals(plan.home()), HOME_MAX);
    return atHome.isPresent() ? atHome.get() : leader(LEADER_MAX);
  }

  @Override
  public void close() {
    clients.values().forEach(StoreClient::close);
    if (plan.keep()) {
      cluster.keepFolder();
    }
    cluster.close();
  }
}
