package io.quorate.store.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.quorate.core.alert.Alert;
import io.quorate.core.alert.Severity;
import io.quorate.store.forward.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class WebhookTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Topology.Node SELF =
      new Topology.Node("n1", "us-east", "a", "h:1", "h:2", "h:3");
  private static final Topology TOPOLOGY = new Topology("c", "default", SELF, List.of(SELF));

  /** Answers in the order in which they are given; 204 when there are no more. */
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final CountDownLatch held = new CountDownLatch(1);
  private final HttpServer server;
  private volatile boolean holds;
  private Webhook webhook;

  WebhookTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    webhook = new Webhook(URI.create("http://127.0.0.1:1"), TOPOLOGY, Duration.ZERO);
  }

  @BeforeEach
  void serve() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/alerts",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          if (holds) {
            awaitRelease();
          }
          Integer answer = answers.poll();
          exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
          exchange.close();
        });
    server.start();
    webhook.close();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
    webhook = new Webhook(url, TOPOLOGY, Duration.ofMillis(1));
  }

  private void awaitRelease() {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void close() {
    held.countDown();
    webhook.close();
    server.stop(0);
  }

  private void raise(String subject) {
    Alert alert =
        new Alert("link-lost", Severity.ERROR, subject, Alert.State.RAISED, 0, "no answers");
    webhook.changed(alert, Instant.parse("2026-01-02T03:04:05.678901Z"));
  }

  private void awaitEnd(long delivered, long dropped) {
    await("the end of the posts")
        .atMost(LONG)
        .untilAsserted(() -> {
          assertThat(webhook.delivered()).isEqualTo(delivered);
          assertThat(webhook.dropped()).isEqualTo(dropped);
        });
  }

  @Test
  void bodyTellsWhatWhereAndSinceWhen() {
    raise("n2");
    awaitEnd(1, 0);
    JsonNode body = JsonMapper.builder().build().readTree(bodies.getFirst());
    assertThat(body.propertyNames())
        .containsExactly(
            "cluster",
            "node",
            "region",
            "alert",
            "severity",
            "subject",
            "state",
            "since",
            "detail");
    assertThat(body.get("severity").asString()).isEqualTo("error");
    assertThat(body.get("state").asString()).isEqualTo("raised");
    assertThat(body.get("since").asString()).isEqualTo("2026-01-02T03:04:05.678Z");
  }

  @Test
  void failingUrlIsTriedAgainAndTheOrderKept() {
    answers.addAll(List.of(503, 429));
    raise("n2");
    raise("n3");
    awaitEnd(2, 0);
    assertThat(bodies).hasSize(4);
    assertThat(bodies.subList(0, 3)).allMatch(body -> body.contains("\"n2\""));
    assertThat(bodies.getLast()).contains("\"n3\"");
  }

  @Test
  void urlThatGoesOnFailingIsGivenUp() {
    for (int i = 0; i < Webhook.TRIES_MAX; i++) {
      answers.add(500);
    }
    raise("n2");
    raise("n3");
    awaitEnd(1, 1);
    assertThat(bodies).hasSize(Webhook.TRIES_MAX + 1);
  }

  @Test
  void urlThatRefusesIsNotAskedAgain() {
    answers.add(404);
    raise("n2");
    awaitEnd(0, 1);
    assertThat(bodies).hasSize(1);
  }

  @Test
  void urlThatHangsHoldsUpNobodyAndTheQueueHasAnEnd() {
    holds = true;
    raise("first");
    await("the first post").atMost(LONG).until(() -> bodies.size() == 1);
    for (int i = 0; i < Webhook.QUEUED_MAX + 10; i++) {
      raise("n" + i);
    }
    assertThat(webhook.dropped()).isEqualTo(10);
    holds = false;
    held.countDown();
    awaitEnd(Webhook.QUEUED_MAX + 1, 10);
  }

  @Test
  void urlThatCannotBeReachedIsGivenUp() {
    server.stop(0);
    raise("n2");
    awaitEnd(0, 1);
  }
}
