package io.quorate.store.http;

import com.codahale.metrics.Timer;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.quorate.store.config.LimitsConfig;
import io.quorate.store.config.ServerConfig;
import io.quorate.store.telemetry.Telemetry;
import io.quorate.v1.Operation;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.StatusRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP server of a node: one virtual thread for each connection. Safe for any thread. */
public final class HttpDoor implements AutoCloseable {

  private static final String INDEX =
      """
      /livez       this process answers
      /readyz      this node should get requests; ?verbose for all checks
      /metrics     for Prometheus
      /v1/status   how this node stands
      /v1/alerts   what is wrong, as this node sees it
      /v1/kv/KEY   GET, PUT, DELETE
      """;

  private static final int CONCURRENT_REQUESTS_MAX = 1_024;
  private static final int HEADER_BYTES_MAX = 16 << 10;

  /** Room in a request's first line beside the key, each byte of which may be coded in three. */
  private static final int PATH_BYTES_MAX = 2 << 10;

  private static final Duration SILENT_READ_MAX = Duration.ofSeconds(30);
  private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(1);

  private final KeyValueRoute keyValues;
  private final HealthRoute health;
  private final OperationCall call;
  private final LimitsConfig limits;
  private final Supplier<ObjectNode> alerts;
  private final Telemetry telemetry;
  private final Timer requests;
  private final WebServer server;

  private HttpDoor(
      String bind,
      int port,
      LimitsConfig limits,
      Operations operations,
      List<ReadinessCheck> checks,
      Supplier<ObjectNode> alerts,
      Telemetry telemetry) {
    this.limits = limits;
    this.alerts = alerts;
    this.telemetry = telemetry;
    call = new OperationCall(operations);
    keyValues = new KeyValueRoute(call, limits);
    health = new HealthRoute(checks);
    requests = telemetry.registry().timer("http.requests");
    server = server(bind, port);
  }

  /**
   * Listens on the node's HTTP port.
   *
   * @param alerts what {@code /v1/alerts} answers
   */
  public static HttpDoor open(
      ServerConfig config,
      Operations operations,
      List<ReadinessCheck> checks,
      Supplier<ObjectNode> alerts,
      Telemetry telemetry) {
    return open(
        config.node().bind(),
        config.self().httpPort(),
        config.limits(),
        operations,
        checks,
        alerts,
        telemetry);
  }

  static HttpDoor open(
      String bind,
      int port,
      LimitsConfig limits,
      Operations operations,
      List<ReadinessCheck> checks,
      Supplier<ObjectNode> alerts,
      Telemetry telemetry) {
    HttpDoor door = new HttpDoor(bind, port, limits, operations, checks, alerts, telemetry);
    door.server.start();
    return door;
  }

  public int port() {
    return server.port();
  }

  /** Takes no more connections and ends those that are open. */
  @Override
  public void close() {
    server.stop();
  }

  private WebServer server(String bind, int port) {
    return WebServer.builder()
        .host(bind)
        .port(port)
        .shutdownHook(false)
        .maxPayloadSize(limits.requestBytesMax())
        .maxTcpConnections(limits.connectionsMax())
        .maxConcurrentRequests(CONCURRENT_REQUESTS_MAX)
        .connectionOptions(options -> options.readTimeout(SILENT_READ_MAX))
        .shutdownGracePeriod(SHUTDOWN_GRACE)
        .addProtocol(
            Http1Config.builder()
                .maxPrologueLength(3 * limits.keyBytesMax() + PATH_BYTES_MAX)
                .maxHeadersSize(HEADER_BYTES_MAX)
                .build())
        .routing(HttpRouting.builder().any(this::serve))
        .build();
  }

  private void serve(ServerRequest request, ServerResponse response) {
    Exchange exchange = new Exchange(request, response);
    try (Timer.Context timed = requests.time()) {
      route(exchange);
    } catch (HttpProblem problem) {
      fail(exchange, problem);
    }
  }

  private void route(Exchange exchange) {
    String path = exchange.path();
    if (path.startsWith(KeyValueRoute.PREFIX)) {
      keyValues.serve(exchange);
      return;
    }
    Runnable reading =
        switch (path) {
          case "/" -> () -> exchange.text(200, INDEX);
          case "/livez" -> () -> health.live(exchange);
          case "/readyz" -> () -> health.ready(exchange);
          case "/metrics" -> () -> metrics(exchange);
          case "/v1/status" -> () -> status(exchange);
          case "/v1/alerts" -> () -> exchange.json(200, alerts.get());
          default -> throw HttpProblem.unknownPath(path);
        };
    if (!exchange.method().equals("GET")) {
      throw HttpProblem.methodNotAllowed(path, "GET");
    }
    reading.run();
  }

  private void metrics(Exchange exchange) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try {
      telemetry.writePrometheus(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    exchange.bytes(200, "text/plain; version=0.0.4; charset=utf-8", page.toByteArray());
  }

  private void status(Exchange exchange) {
    RequestHeader.Builder header =
        RequestHeader.newBuilder().setTimeoutMs((int) limits.defaultTimeout().toMillis());
    Operation.Builder operation =
        Operation.newBuilder().setStatus(StatusRequest.newBuilder().setHeader(header));
    exchange.json(200, call.answer(operation, limits.defaultTimeout()).getStatus());
  }

  private static void fail(Exchange exchange, HttpProblem problem) {
    if (!problem.allow().isEmpty()) {
      exchange.header(HeaderNames.ALLOW.defaultCase(), problem.allow());
    }
    exchange.json(problem.status(), problem.failure());
  }
}
