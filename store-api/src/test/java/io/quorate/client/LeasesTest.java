package io.quorate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.model.ErrorCode;
import io.quorate.model.LeaseGranted;
import io.quorate.model.Put;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leases, and the keeper that renews them. */
class LeasesTest {

  private static final Duration TTL = Duration.ofMillis(1_500);

  private final FakeStore store = new FakeStore();
  private final FakeNode node = new FakeNode("a", store);
  private final QuorateClient client = QuorateClient.builder().endpoints(node.address()).build();

  @AfterEach
  void close() {
    client.close();
    node.close();
  }

  @Test
  void leaseIsGrantedListedUsedAndRevoked() {
    LeaseGranted granted = client.leases().grant(TTL);
    client.put(Put.of("key", "value").withLease(granted.lease()));

    assertThat(granted.ttl()).isEqualTo(TTL);
    assertThat(client.leases().list().leases()).isEqualTo(List.of(granted.lease()));
    assertThat(client.leases().timeToLive(granted.lease(), true).ttl()).isEqualTo(TTL);
    assertThat(client.leases().keepAlive(granted.lease()).ttl()).isEqualTo(TTL);
    client.leases().revoke(granted.lease());
    assertThat(client.leases().list().leases()).isEmpty();
  }

  @Test
  void keeperRenewsUntilItIsClosed() {
    LeaseKeeper keeper = client.leases().keep(client.leases().grant(TTL));
    await().until(() -> store.leases.renewals() >= 2);

    keeper.close();
    int renewed = store.leases.renewals();

    await()
        .during(TTL)
        .atMost(TTL.multipliedBy(5))
        .until(() -> store.leases.renewals() <= renewed + 1);
    assertThat(keeper.lost()).isNotDone();
  }

  @Test
  void keeperSurvivesARenewalThatFails() {
    LeaseKeeper keeper = client.leases().keep(client.leases().grant(TTL));
    node.script = operation -> new Step.Fail(ErrorCode.OUTCOME_TOO_LARGE);
    await().until(() -> node.received.stream().anyMatch(op -> op.hasLeaseKeepAlive()));
    node.script = operation -> Step.ANSWER;

    await().until(() -> store.leases.renewals() >= 2);
    assertThat(keeper.lost()).isNotDone();
    keeper.close();
  }

  @Test
  void keeperTellsThatTheLeaseIsOver() {
    LeaseKeeper keeper = client.leases().keep(client.leases().grant(TTL));
    store.leases.endAll();

    assertThat(keeper.lost())
        .succeedsWithin(Duration.ofSeconds(30))
        .satisfies(reason -> assertThat(reason.code()).isEqualTo(ErrorCode.LEASE_NOT_FOUND));
  }
}
