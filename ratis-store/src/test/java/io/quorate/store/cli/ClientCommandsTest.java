package io.quorate.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.store.MemoryStore;
import io.quorate.v1.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ClientCommandsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path temp;
  private final MemoryStore store = new MemoryStore();
  private final GrpcDoor door;
  private String input = "";

  ClientCommandsTest() throws IOException {
    door = new GrpcDoor(store);
  }

  @BeforeEach
  void advertise() {
    store.advertise(door.address());
  }

  @AfterEach
  void close() {
    door.close();
  }

  private Run run(String... args) {
    return Run.of(Map.of("QUORATE_ENDPOINTS", door.address()), input, args);
  }

  private JsonNode json(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("-o", "json"));
    return JSON.readTree(run(all.toArray(String[]::new)).out());
  }

  @Test
  void whatIsPutCanBeGotAndDeleted() {
    assertThat(run("put", "greeting", "hello").out()).isEqualTo("revision 1\n");
    assertThat(run("get", "greeting").out()).isEqualTo("hello\n");
    assertThat(run("get", "greeting", "--raw").out()).isEqualTo("hello");
    assertThat(run("delete", "greeting").out()).isEqualTo("deleted 1\n");
    assertThat(run("delete", "greeting").code()).isEqualTo(ExitCode.NOT_FOUND);
    Run gone = run("get", "greeting");
    assertThat(gone.code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(gone.out()).isEmpty();
  }

  @Test
  void jsonCarriesTheReceipt() {
    JsonNode put = json("put", "k", "v");
    assertThat(put.at("/revision").asLong()).isEqualTo(1);
    assertThat(put.at("/receipt/node").asString()).isEqualTo("n1");
    assertThat(put.at("/receipt/term").asLong()).isEqualTo(3);
    JsonNode got = json("get", "k");
    assertThat(got.at("/found").asBoolean()).isTrue();
    assertThat(got.at("/value").asString()).isEqualTo("v");
    assertThat(json("get", "none").at("/found").asBoolean()).isFalse();
    assertThat(run("get", "k", "--receipt").err()).contains("\"region\":\"us-east\"");
  }

  @Test
  void bytesComeAsTextHexBase64FileOrInput() throws IOException {
    run("put", "--hex", "ff00", "00ff");
    assertThat(json("get", "--hex", "ff00").at("/value_base64").asString()).isEqualTo("AP8=");
    run("put", "--base64", "aGk=", "eW91");
    assertThat(run("get", "hi").out()).isEqualTo("you\n");
    Path file = Files.writeString(temp.resolve("value"), "from a file");
    run("put", "f", "@" + file);
    assertThat(run("get", "f").out()).isEqualTo("from a file\n");
    input = "from input";
    run("put", "i", "-");
    assertThat(run("get", "i").out()).isEqualTo("from input\n");
    run("put", "a", "@@home");
    assertThat(run("get", "a").out()).isEqualTo("@home\n");
    assertThat(run("put", "--hex", "zz", "00").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("put", "f", "@" + temp.resolve("none")).err()).contains("no such file");
  }

  @Test
  void rangePagesUpToItsLimit() {
    for (int i = 0; i < 8; i++) {
      run("put", "k" + i, "v" + i);
    }
    assertThat(run("range", "--prefix", "k").out()).hasLineCount(9).contains("k7   v7");
    Run some = run("range", "k", "k5", "--limit", "4");
    assertThat(some.out()).hasLineCount(5).doesNotContain("k4");
    assertThat(some.err()).contains("there are more keys");
    assertThat(run("range", "--all", "--count").out()).isEqualTo("8\n");
    assertThat(json("range", "k5").at("/entries").size()).isEqualTo(3);
    assertThat(run("range").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("delete", "--prefix", "k").out()).isEqualTo("deleted 8\n");
  }

  @Test
  void levelAndRevisionReachTheStore() {
    run("get", "k", "--level", "local", "--at", "12");
    assertThat(store.last().getGet().getHeader().getLevel()).isEqualTo(Level.LEVEL_LOCAL);
    assertThat(store.last().getGet().getAtRevision()).isEqualTo(12);
    assertThat(run("get", "k", "--level", "weak").code()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "VALUE_TOO_LARGE, 3",
    "COMMAND_UNSUPPORTED, 3",
    "NO_LEADER, 4",
    "DISK_FULL, 4",
    "SEQUENCE_FORGOTTEN, 5",
  })
  void exitCodeTellsTheFate(String code, int exit) {
    Run run = run("put", "fail/" + code, "v", "--timeout", "300ms");
    assertThat(run.code()).isEqualTo(exit);
    assertThat(run.err()).startsWith("quorate: ").hasLineCount(1).doesNotContain("Exception");
  }

  @Test
  void nobodyThereIsUnavailable() {
    door.close();
    Run run = run("get", "k", "--timeout", "500ms");
    assertThat(run.code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(run.err()).hasLineCount(1);
    assertThat(run("get", "k", "--endpoints", "nowhere").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("get", "k", "--timeout", "5").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void transactionSaysWhetherItsConditionsHeld() {
    String[] lock = {"txn", "--if", "missing lock", "--then", "put lock 'me and you'"};
    assertThat(run(lock).code()).isZero();
    assertThat(run(lock).code()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(run("get", "lock").out()).isEqualTo("me and you\n");
    assertThat(run("txn", "--if", "size lock = 3", "--then", "get lock").err())
        .contains("write exists KEY");
  }

  @Test
  void leasesAreGrantedListedAndRefused() {
    assertThat(run("lease", "grant", "30s").out()).isEqualTo("77\n");
    assertThat(json("lease", "list").at("/leases/0").asLong()).isEqualTo(77);
    assertThat(run("lease", "revoke", "5").code()).isEqualTo(ExitCode.REJECTED);
    run("put", "k", "v", "--lease", "77");
    assertThat(store.last().getPut().getLease()).isEqualTo(77);
  }

  @Test
  void latencyShowsTheMatrixOfRoundTripsAndSinceWhenALinkIsLost() {
    Run latency = run("latency", "--timeout", "1s");
    assertThat(latency.code()).isZero();
    assertThat(latency.out().lines())
        .first()
        .asString()
        .containsPattern("FROM +REGION +TO n1 +TO n2");
    assertThat(latency.out()).containsPattern("n1 +us-east +- +lost 12s");
    assertThat(latency.out()).containsPattern("n2 +eu-west +[?] +-");
    JsonNode link = json("latency", "--timeout", "1s").at("/nodes/0/links/0");
    assertThat(link.at("/to").asString()).isEqualTo("n2");
    assertThat(link.at("/state").asString()).isEqualTo("lost");
    assertThat(link.at("/in_state_ms").asLong()).isEqualTo(12_345);
    assertThat(link.at("/mean_ms").asDouble()).isEqualTo(80);
    assertThat(link.has("usual_ms")).isFalse();
  }

  @Test
  void lagShowsEveryReplicaAndWhatTheLeaderKnowsOfOneThatDoesNotAnswer() {
    Run lag = run("lag", "--timeout", "1s");
    assertThat(lag.code()).isZero();
    assertThat(lag.out().lines())
        .first()
        .asString()
        .containsPattern("NODE +REGION +ROLE +REVISION +BEHIND +BACKLOG +AGE MS");
    assertThat(lag.out()).containsPattern("default +n1 +us-east +leader +0 +0 +0 +0");
    assertThat(lag.out())
        .containsPattern("default +n2 +eu-west +unreachable: [A-Z_]+ +[?] +42 +[?] +1500");
    JsonNode json = json("lag", "--timeout", "1s");
    assertThat(json.at("/replicas/0/behind_revisions").asLong(-1)).isZero();
    assertThat(json.at("/unreachable/0").asString()).isEqualTo("n2");
  }

  @Test
  void intervalOfWatchingHasLimits() {
    Run watch = run("status", "--watch", "1ms");
    assertThat(watch.code()).isEqualTo(ExitCode.USAGE);
    assertThat(watch.err()).contains("--watch: 1ms is not allowed; give 200ms to 1h");
  }

  @Test
  void statusShowsEveryNodeAlsoThoseThatAreDown() {
    Run status = run("status", "--timeout", "1s");
    assertThat(status.code()).isZero();
    assertThat(status.out().lines().toList().get(1))
        .matches("n1 +us-east +leader +3 +0 +0 +0 +0 +0123456789ab +0 +127.0.0.1:\\d+");
    assertThat(status.out()).containsPattern("n2 +eu-west +unreachable: [A-Z_]+");
    assertThat(json("status", "--timeout", "1s").at("/nodes/0/replicas/0/role").asString())
        .isEqualTo("leader");
  }

  @Test
  void bundleHoldsWhatEveryNodeSays() throws IOException {
    Path file = temp.resolve("bundle.zip");
    assertThat(run("debug", "bundle", "-f", file.toString(), "--timeout", "1s").code()).isZero();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .contains("status.json", "program.txt", "n1/readyz.txt", "n2/metrics.txt");
    }
    assertThat(run("debug", "bundle", "-f", file.toString(), "--timeout", "1s").code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void loadedRecordsAreExportedAgain() throws IOException {
    Path tsv =
        Files.writeString(
            temp.resolve("cities.tsv"), "id\tname\tcountry\n1\tParis\tFR\n2\tOslo\tNO\n");
    Run load = run("load", tsv.toString(), "--key", "city/{country}/{id}");
    assertThat(load.code()).isZero();
    assertThat(run("get", "city/FR/1").out())
        .isEqualTo("{\"id\":\"1\",\"name\":\"Paris\",\"country\":\"FR\"}\n");
    Path exported = temp.resolve("out.jsonl.gz");
    assertThat(run("export", "--all", "-f", exported.toString()).err()).contains("2 entries");
    assertThat(run("load", exported.toString(), "--key", "copy/{key}", "--value", "{value}").code())
        .isZero();
    assertThat(run("get", "copy/city/NO/2").out()).contains("Oslo");
    assertThat(run("export", "--prefix", "copy/", "--format", "tsv").out())
        .startsWith("key\tvalue\ncopy/city/FR/1\t{");
  }
}
