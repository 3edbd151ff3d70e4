package io.quorate.client;

import static io.quorate.model.ReadConsistency.LOCAL;
import static io.quorate.model.ReadConsistency.STRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quorate.model.ErrorCode;
import io.quorate.v1.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where operations go, and where they go when that fails. */
class RoutingTest {

  /** Longer than a busy machine takes to answer: what is sent twice would be counted twice. */
  private static final Duration ATTEMPT = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakeStore store = new FakeStore();
  private final FakeNode first = new FakeNode("a", store);
  private final FakeNode second = new FakeNode("b", store);
  private final AtomicReference<QuorateClient> opened = new AtomicReference<>();

  @AfterEach
  void close() {
    QuorateClient client = opened.get();
    if (client != null) {
      client.close();
    }
    first.close();
    second.close();
  }

  @Test
  void clientFollowsTheLeaderHint() {
    first.follow(second);
    QuorateClient client = client(first.address());

    for (int i = 0; i < 5; i++) {
      client.put("key", "value");
    }

    assertThat(second.received).filteredOn(Operation::hasPut).hasSize(5);
    assertThat(first.received).filteredOn(Operation::hasPut).isEmpty();
  }

  @Test
  void hintOfAnOlderTermIsIgnored() {
    first.follow(second);
    second.term = 7;
    QuorateClient client = client(first.address(), second.address());
    client.put("key", "value");
    first.leader = first.address();
    first.term = 6;

    client.get("key", LOCAL);
    client.put("key", "value");

    assertThat(second.received).filteredOn(Operation::hasPut).hasSize(2);
  }

  @Test
  void localReadsGoToTheNearestNodeAndWritesToTheLeader() {
    first.leader = second.address();
    QuorateClient client = client(first.address(), second.address());
    client.get("key", LOCAL);
    await()
        .untilAsserted(() -> {
          client.get("key", STRONG);
          assertThat(second.received).isNotEmpty();
        });
    int before = first.operations.get();

    client.get("key", LOCAL);
    client.get("key", STRONG);

    assertThat(first.operations.get()).isEqualTo(before + 1);
  }

  @Test
  void deadNodeDoesNotStall() {
    first.stop();
    QuorateClient client = client(first.address(), second.address());

    client.withDeadline(PATIENCE).put("key", "value");

    assertThat(store.putsOf("key")).isEqualTo(1);
  }

  @Test
  void nodeThatAcceptsAndSaysNothingDoesNotStall() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      QuorateClient client = client("127.0.0.1:" + mute.getLocalPort(), second.address());

      client.withDeadline(PATIENCE).put("key", "value");

      assertThat(store.putsOf("key")).isEqualTo(1);
    }
  }

  @Test
  void operationsOfANodeThatDiesGoOnElsewhere() {
    QuorateClient client = client(first.address(), second.address());
    client.put("key", "value");
    second.leader = second.address();
    second.term = 2;
    first.stop();

    client.put("key", "value");
    assertThat(client.get("key", LOCAL).receipt().node()).isEqualTo("b");
    assertThat(store.putsOf("key")).isEqualTo(2);
  }

  @Test
  void localReadThatTheNearestNodeFailsIsServedElsewhere() {
    QuorateClient client = client(first.address(), second.address());
    first.script = operation -> new Step.Fail(ErrorCode.NODE_STOPPING);

    assertThat(client.get("key", LOCAL).receipt().node()).isEqualTo("b");
  }

  @Test
  void nodeThatFallsSilentIsLeft() {
    QuorateClient client = client(first.address(), second.address());
    client.put("key", "value");
    first.script = operation -> Step.SWALLOW;
    second.leader = second.address();
    second.term = 2;

    client.put("key", "value");
    assertThat(client.get("key", STRONG).receipt().node()).isEqualTo("b");
  }

  @Test
  void clientComesBackToTheOnlyNodeOnceItIsRestarted() {
    QuorateClient client = client(first.address());
    client.put("key", "value");
    first.stop();
    first.restart();

    client.put("key", "value");

    assertThat(store.putsOf("key")).isEqualTo(2);
  }

  @Test
  void readIsRepeatedUntilALeaderIsThere() {
    first.script = operation -> new Step.Fail(ErrorCode.NO_LEADER);
    QuorateClient client = client(first.address());
    var read = client.async().get(io.quorate.model.Key.of("key"), STRONG);
    await().until(() -> first.operations.get() >= 3);

    first.script = operation -> Step.ANSWER;

    assertThat(read).succeedsWithin(PATIENCE);
  }

  @Test
  void translatedAddressIsDialedForTheAdvertisedOne() {
    Endpoint advertised = new Endpoint("store.example.invalid", 7420);
    first.leader = advertised.toString();
    QuorateClient client =
        opened(
            QuorateClient.builder()
                .endpoints("store.example.invalid:7420")
                .addressTranslator(
                    endpoint -> endpoint.equals(advertised) ? first.endpoint() : endpoint)
                .build());

    client.put("key", "value");

    assertThat(store.putsOf("key")).isEqualTo(1);
  }

  @Test
  void clientOfOneEndpointSurvivesTheLossOfItsNode() {
    first.nodes = List.of("nonsense", first.address(), second.address());
    QuorateClient client = client(first.address());
    client.put("key", "value");
    awaitLearnt(client);
    second.term = 2;
    first.stop();

    client.put("key", "value");

    assertThat(client.get("key", STRONG).receipt().node()).isEqualTo("b");
    assertThat(store.putsOf("key")).isEqualTo(2);
  }

  @Test
  void learntAddressIsTranslatedBeforeItIsDialed() {
    Endpoint advertised = new Endpoint("b.example.invalid", 7420);
    first.nodes = List.of(advertised.toString());
    QuorateClient client =
        opened(
            QuorateClient.builder()
                .endpoints(first.address())
                .addressTranslator(
                    endpoint -> endpoint.equals(advertised) ? second.endpoint() : endpoint)
                .build());
    client.put("key", "value");
    awaitLearnt(client);
    first.stop();

    client.put("key", "value");

    assertThat(store.putsOf("key")).isEqualTo(2);
  }

  /** A node answers in order: when the read is back, so is the status that it was asked before. */
  private void awaitLearnt(QuorateClient client) {
    await().until(() -> first.statuses.get() > 0);
    client.get("key", LOCAL);
  }

  private QuorateClient client(String... addresses) {
    return opened(QuorateClient.builder().endpoints(addresses).attemptTimeout(ATTEMPT).build());
  }

  private QuorateClient opened(QuorateClient client) {
    opened.set(client);
    return client;
  }
}
