package io.quorate.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.store.MemoryStore;
import io.quorate.store.config.LimitsConfig;
import io.quorate.store.telemetry.Telemetry;
import io.quorate.v1.Level;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

final class HttpDoorTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MemoryStore operations = new MemoryStore();
  private final AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());
  private final HttpDoor door =
      HttpDoor.open(
          "127.0.0.1",
          0,
          LimitsConfig.defaults(),
          operations,
          List.of(
              new ReadinessCheck("identity", Optional::empty),
              new ReadinessCheck("leader", problem::get)),
          () -> JsonNodeFactory.instance.objectNode().put("node", "n1"),
          new Telemetry("n1", "us-east"));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    door.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  private HttpResponse<String> put(String path, String value)
      throws IOException, InterruptedException {
    return send(to(path).PUT(BodyPublishers.ofString(value)));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    return JSON.readTree(answer.body());
  }

  @Test
  void whatWasPutIsReadAndDeleted() throws Exception {
    HttpResponse<String> written = put("/v1/kv/city/FR/1", "Paris");
    assertThat(written.statusCode()).isEqualTo(200);
    assertThat(json(written).at("/receipt/revision").asLong()).isEqualTo(1);
    assertThat(json(written).at("/receipt/origin/term").asLong()).isEqualTo(3);

    JsonNode read = json(get("/v1/kv/city/FR/1"));
    assertThat(read.at("/key").asString()).isEqualTo("city/FR/1");
    assertThat(read.at("/mod_revision").asLong()).isEqualTo(1);
    assertThat(Base64.getDecoder().decode(read.at("/value").asString()))
        .isEqualTo("Paris".getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> raw = get("/v1/kv/city/FR/1?raw");
    assertThat(raw.body()).isEqualTo("Paris");
    assertThat(raw.headers().firstValue("quorate-revision")).hasValue("1");

    assertThat(json(send(to("/v1/kv/city/FR/1").DELETE())).at("/deleted").asLong()).isEqualTo(1);
    HttpResponse<String> missing = get("/v1/kv/city/FR/1");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(json(missing).at("/found").asBoolean()).isFalse();
    assertThat(json(missing).at("/receipt/revision").asLong()).isEqualTo(2);
  }

  @Test
  void alertsAreToldAsTheyAre() throws Exception {
    assertThat(json(get("/v1/alerts")).at("/node").asString()).isEqualTo("n1");
    assertThat(send(to("/v1/alerts").DELETE()).statusCode()).isEqualTo(405);
    assertThat(get("/").body()).contains("/v1/alerts");
  }

  @Test
  void anyBytesMakeAKey() throws Exception {
    put("/v1/kv/a%2Fb//c%20%C3%A9+", "v");
    assertThat(operations.last().getPut().getKey().toStringUtf8()).isEqualTo("a/b//c é+");
    JsonNode answer = json(put("/v1/kv/%FF%00", "v"));
    assertThat(operations.last().getPut().getKey().toByteArray()).containsExactly(0xFF, 0);
    assertThat(answer.at("/key_base64").asString()).isEqualTo("/wA=");
    assertThat(put("/v1/kv/" + "%C3%A9".repeat(2048), "v").statusCode()).isEqualTo(200);
  }

  @Test
  void levelRevisionAndTimeoutReachTheOperation() throws Exception {
    get("/v1/kv/a?level=local&at=12&timeout=250ms&keyspace=k");
    assertThat(operations.last().getGet().getAtRevision()).isEqualTo(12);
    assertThat(operations.last().getGet().getHeader().getLevel()).isEqualTo(Level.LEVEL_LOCAL);
    assertThat(operations.last().getGet().getHeader().getTimeoutMs()).isEqualTo(250);
    assertThat(operations.last().getGet().getHeader().getKeyspace()).isEqualTo("k");
    get("/v1/kv/a");
    assertThat(operations.last().getGet().getHeader().getLevel()).isEqualTo(Level.LEVEL_STRONG);
    assertThat(operations.last().getGet().getHeader().getTimeoutMs()).isEqualTo(5_000);
  }

  @ParameterizedTest
  @CsvSource({
    "level=weak, level",
    "at=-1, at",
    "at=now, at",
    "timeout=5, timeout",
    "timeout=1d, timeout",
  })
  void badParameterIsNamed(String query, String field) throws Exception {
    HttpResponse<String> answer = get("/v1/kv/a?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/code").asString()).isEqualTo("REQUEST_MALFORMED");
    assertThat(json(answer).at("/context/field").asString()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "KEY_TOO_LARGE, 413, rejected",
    "KEYSPACE_UNKNOWN, 404, rejected",
    "LEVEL_UNSUPPORTED, 400, rejected",
    "REVISION_COMPACTED, 410, rejected",
    "RESOURCE_EXHAUSTED, 429, unavailable",
    "NO_LEADER, 503, unavailable",
    "DISK_FULL, 507, unavailable",
    "WRITE_TIMEOUT, 504, indeterminate",
    "INTERNAL, 500, indeterminate",
  })
  void failureKeepsItsCodeFateAndContext(String code, int status, String fate) throws Exception {
    HttpResponse<String> answer = put("/v1/kv/fail/" + code, "v");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).at("/code").asString()).isEqualTo(code);
    assertThat(json(answer).at("/fate").asString()).isEqualTo(fate);
    assertThat(json(answer).at("/message").asString()).isNotEmpty();
    assertThat(json(answer).at("/context/group").asString()).isEqualTo("default");
  }

  @Test
  void unknownPathsAndMethodsAreRefused() throws Exception {
    assertThat(get("/v2/kv/a").statusCode()).isEqualTo(404);
    assertThat(json(get("/v2/kv/a")).at("/code").asString()).isEqualTo("PATH_UNKNOWN");
    HttpResponse<String> posted = send(to("/v1/kv/a").POST(BodyPublishers.ofString("x")));
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.headers().firstValue("allow")).hasValue("GET, PUT, DELETE");
    assertThat(send(to("/metrics").DELETE()).statusCode()).isEqualTo(405);
  }

  @Test
  void largeValueIsRefusedAnnouncedOrNot() throws Exception {
    byte[] largest = new byte[LimitsConfig.defaults().valueBytesMax()];
    byte[] tooLarge = new byte[largest.length + 1];
    assertThat(send(to("/v1/kv/a").PUT(BodyPublishers.ofByteArray(largest))).statusCode())
        .isEqualTo(200);
    HttpResponse<String> announced = send(to("/v1/kv/a").PUT(BodyPublishers.ofByteArray(tooLarge)));
    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(json(announced).at("/code").asString()).isEqualTo("VALUE_TOO_LARGE");
    HttpResponse<String> chunked =
        send(
            to("/v1/kv/a")
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge))));
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(get("/v1/kv/a").statusCode()).isEqualTo(200);
  }

  @Test
  void readinessNamesTheFailingCheck() throws Exception {
    assertThat(get("/livez").body()).isEqualTo("ok\n");
    assertThat(get("/readyz").body()).isEqualTo("ready\n");
    assertThat(get("/readyz?verbose").body()).isEqualTo("[+] identity\n[+] leader\nready\n");
    problem.set(Optional.of("none known"));
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body()).isEqualTo("[-] leader: none known\nnot ready\n");
    assertThat(get("/readyz?verbose").body()).startsWith("[+] identity\n[-] leader: none known");
    assertThat(get("/livez").statusCode()).isEqualTo(200);
  }

  @Test
  void metricsAndStatusAreServed() throws Exception {
    get("/livez");
    HttpResponse<String> metrics = get("/metrics");
    assertThat(metrics.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
    assertThat(metrics.body())
        .contains("quorate_http_requests_seconds_count{node=\"n1\",region=\"us-east\"}")
        .contains("jvm_memory_heap_used");
    JsonNode status = json(get("/v1/status"));
    assertThat(status.at("/node").asString()).isEqualTo("n1");
    assertThat(status.at("/replicas/0/term").asLong()).isEqualTo(3);
  }

  @Test
  void nonsenseOnTheWireHarmsNobody() throws Exception {
    assertThat(onTheWire("nonsense\r\n\r\n")).isEmpty();
    assertThat(onTheWire("GET /v1/kv/a%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(onTheWire("GET /" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .doesNotContain("200 OK");
    assertThat(get("/livez").statusCode()).isEqualTo(200);
  }

  /** Everything that the door answers until it closes the connection. */
  private String onTheWire(String sent) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", door.port())) {
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
