package io.quorate.store.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerConfigTest {

  private static final String THREE =
      """
      cluster:
        id: geo
        fallbacks: [eu-west, ap-south]
        nodes:
          - {name: us, region: us-east, host: us}
          - {name: eu, region: eu-west, host: eu}
          - {name: ap, region: ap-south, host: ap}
      node: {name: eu, data: /tmp/eu}
      """;

  private static ServerConfig parse(String document, Map<String, String> environment) {
    return ServerConfig.parse("test.yaml", document, environment);
  }

  @Test
  void whatIsLeftOutIsAtItsDefault() {
    ServerConfig config = parse(THREE, Map.of());
    assertThat(config.cluster().home()).isEqualTo("us-east");
    assertThat(config.cluster().rankedRegions()).containsExactly("us-east", "eu-west", "ap-south");
    assertThat(config.raft()).isEqualTo(RaftConfig.defaults());
    assertThat(config.batch()).isEqualTo(BatchConfig.defaults());
    assertThat(config.storage()).isEqualTo(StorageConfig.defaults());
    assertThat(config.limits()).isEqualTo(LimitsConfig.defaults());
    assertThat(config.alerts()).isEqualTo(AlertsConfig.defaults());
    assertThat(config.alerts().webhook()).isEmpty();
    assertThat(config.self().raftAddress()).isEqualTo("eu:7422");
  }

  @Test
  void environmentWinsOverTheFile() {
    ServerConfig config =
        parse(
            THREE + "raft: {leader-lease: 700ms}\n",
            Map.of(
                "QUORATE_NODE_NAME", "ap",
                "QUORATE_NODE_DATA", "/tmp/ap",
                "QUORATE_RAFT_LEADER_LEASE", "0",
                "QUORATE_CLUSTER_FALLBACKS", "ap-south, eu-west",
                "QUORATE_INSECURE", "true",
                "QUORATE_ALERTS_WEBHOOK", "https://example.org/hook",
                "QUORATE_ENDPOINTS", "not a setting of the node",
                "PATH", "/bin"));
    assertThat(config.self().region()).isEqualTo("ap-south");
    assertThat(config.node().data()).isEqualTo(Path.of("/tmp/ap"));
    assertThat(config.raft().leaderLease()).isEqualTo(Duration.ZERO);
    assertThat(config.cluster().fallbacks()).isEqualTo(List.of("ap-south", "eu-west"));
    assertThat(config.insecure()).isTrue();
  }

  @Test
  void environmentIsCheckedLikeTheFile() {
    assertThatThrownBy(() -> parse(THREE, Map.of("QUORATE_RAFT_LEADER_LEASE", "2s")))
        .hasMessage(
            "QUORATE_RAFT_LEADER_LEASE: raft.leader-lease: 2s is not allowed; give 0 to 1s");
    assertThatThrownBy(() -> parse(THREE, Map.of("QUORATE_RAFT_LEADER_LEASES", "1s")))
        .hasMessageContaining("is no setting of the environment")
        .hasMessageContaining("nearest is QUORATE_RAFT_LEADER_LEASE");
  }

  @Test
  void unknownKeyIsRefusedWithItsLineAndTheNearest() {
    assertThatThrownBy(() -> parse(THREE + "raft:\n  leader-leese: 1s\n", Map.of()))
        .hasMessage("test.yaml:10: raft.leader-leese: is no setting; nearest is leader-lease");
    assertThatThrownBy(() -> parse(THREE + "rafts: {}\n", Map.of()))
        .hasMessageContaining("test.yaml:9: rafts: is no setting; nearest is raft");
    assertThatThrownBy(() -> parse(THREE.replace("host: ap", "hots: ap"), Map.of()))
        .hasMessageContaining("cluster.nodes[ap].hots: is no setting; nearest is host");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "format: 2 | format: 2 is not allowed; give 1 to 1",
        "insecure: yes | neither true nor false",
        "raft: {leader-lease: 1} | '1' is not a duration",
        "raft: {leader-lease: 1100ms} | raft.leader-lease: 1100ms is not allowed; give 0 to 1s",
        "raft: {election-timeout-max: 1s} | 1s is not allowed; give 1001ms to 2m",
        "raft: {election-timeout-min: 10ms} | 10ms is not allowed; give 50ms to 1m",
        "raft: {clock-drift-ppm: -1} | -1 is not allowed; give 0 to 100000",
        "raft: {snapshot-entries: many} | 'many' is not a whole number",
        "raft: {log-segment: 4MiB} | raft.log-segment: 4MiB is not allowed; give 8MiB to 1GiB",
        "raft: {log-segment: 4Mb} | '4Mb' is not a size",
        "batch: {entries-in-flight: 0} | 0 is not allowed; give 1 to 256",
        "batch: {queue-operations-max: 10} | 10 is not allowed; give 1024 to 10000000",
        "batch: {queue-bytes-max: 1KiB} | 1KiB is not allowed; give 1MiB to 16GiB",
        "storage: {block-cache: 0} | storage.block-cache: 0 is not allowed; give 1MiB to 1024GiB",
        "storage: {history: } | needs one plain value",
        "limits: {request: 1MiB} | limits.request: 1MiB is not allowed; give 1028KiB to 64MiB",
        "limits: {in-flight-bytes: 1MiB} | 1MiB is not allowed; give 8MiB to 16GiB",
        "limits: {default-timeout: 1h} | 1h is not allowed; give 10ms to 10m",
        "monitor: {ping-interval: 10ms} | 10ms is not allowed; give 100ms to 1m",
        "alerts: {raise-after: 2h} | alerts.raise-after: 2h is not allowed; give 0 to 1h",
        "alerts: {replica-behind: 0} | 0 is not allowed; give 1 to 1000000000",
        "alerts: {replica-old: 1ms} | 1ms is not allowed; give 1s to 1d",
        "alerts: {link-slow-factor: 1} | 1 is not allowed; give 2 to 1000",
        "alerts: {disk-free: 1} | alerts.disk-free: 1B is not allowed; give 1KiB to 1024GiB",
        "alerts: {webhook: ftp://h} | 'ftp://h' is not allowed; give a http or https URL, or none",
        "alerts: {webhook: a b} | alerts.webhook: 'a b' is no URL",
        "raft: 7 | needs settings of the form key: value",
      })
  void badValueIsNamedWithWhatIsAllowed(String line, String message) {
    assertThatThrownBy(() -> parse(THREE + line + "\n", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("test.yaml:9: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "id: geo | id: Geo | cluster.id: 'Geo' is not allowed; use 1 to 63",
        "id: geo | home: us-east | cluster.id: is required",
        "eu-west, ap-south] | mars] | cluster.fallbacks: 'mars' has no node; the regions are",
        "eu-west, ap-south] | eu-west, eu-west] | 'eu-west' is ranked already",
        "eu-west, ap-south] | us-east] | 'us-east' is ranked already",
        "id: geo | {id: geo, home: mars} | not valid YAML",
        "host: ap | host: eu | cluster.nodes[ap]: eu:7420 is taken",
        "host: ap | raft-port: 0 | cluster.nodes[ap].raft-port: 0 is not allowed; give 1 to 65535",
        "name: ap | name: us | cluster.nodes[us]: is given twice",
        "region: ap-south | zone: b | cluster.nodes[ap].region: is required",
        "name: eu, data | name: xx, data | 'xx' is not one of cluster.nodes [us, eu, ap]",
        "data: /tmp/eu | bind: ::1 | not valid YAML: while parsing a flow node, expected the node",
        "data: /tmp/eu | bind: localhost | node.data: is required",
        "data: /tmp/eu | data: d, bind: 0.0.0.0 | '0.0.0.0' is reachable from other machines",
        "data: /tmp/eu | data: d, bind: example.org | set insecure: true",
      })
  void badClusterIsNamedWithWhatIsAllowed(String good, String bad, String message) {
    assertThatThrownBy(() -> parse(THREE.replace(good, bad), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void everyLoopbackAddressNeedsNoPermission() {
    for (String address : List.of("127.0.0.1", "127.1.2.3", "::1", "localhost")) {
      Map<String, String> environment = Map.of("QUORATE_NODE_BIND", address);
      assertThat(parse(THREE, environment).node().bind()).isEqualTo(address);
    }
  }

  @Test
  void clusterHasOneToFifteenNodes() {
    assertThatThrownBy(() -> parse("cluster: {id: a}\nnode: {name: a, data: a}\n", Map.of()))
        .hasMessageContaining("cluster.nodes: 0 is not allowed; give 1 to 15");
  }

  @Test
  void sameKeyTwiceIsRefused() {
    assertThatThrownBy(() -> parse(THREE + "insecure: false\ninsecure: true\n", Map.of()))
        .hasMessageContaining("insecure");
  }

  @Test
  void missingFileNamesTheOption() {
    assertThatThrownBy(() -> ServerConfig.load(Path.of("none.yaml"), Map.of()))
        .hasMessage("none.yaml: no such file; name one with --config");
  }
}
