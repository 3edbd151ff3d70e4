package io.quorate.chaos.runner;

import io.quorate.chaos.cluster.Topology;
import io.quorate.chaos.workload.QuorateStore;
import io.quorate.client.AsyncQuorateClient;
import io.quorate.client.ClientBuilder;
import io.quorate.client.Endpoint;
import io.quorate.client.QuorateClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One public client in a region, shared by all workloads. */
record RegionClient(String region, QuorateClient client) implements AutoCloseable {

  /** Longer than a failover takes, so that few operations are of unknown fate. */
  static final Duration DEADLINE = Duration.ofSeconds(8);

  /** Longer than any session of the transport, so that retries are old. */
  static final Duration PATIENT_DEADLINE = Duration.ofSeconds(90);

  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(1);

  /** Two in each region: one goes to whoever leads, the other never leaves a node near it. */
  static List<RegionClient> ofAll(Topology topology) {
    return topology.regions().stream()
        .flatMap(region ->
            Stream.of(
                    QuorateStore.dialing(topology, region),
                    QuorateStore.stayingAt(topology, topology.sitesIn(region).getFirst()))
                .map(builder -> new RegionClient(region, build(builder))))
        .toList();
  }

  /** One that goes to whoever leads, and one for each node that never leaves it. */
  static List<RegionClient> ofAll(String region, List<Endpoint> endpoints) {
    Stream<ClientBuilder> staying =
        endpoints.stream()
            .map(only ->
                QuorateClient.builder()
                    .endpoints(List.of(only))
                    .addressTranslator(advertised -> only));
    return Stream.concat(Stream.of(QuorateClient.builder().endpoints(endpoints)), staying)
        .map(builder -> new RegionClient(region, build(builder)))
        .toList();
  }

  private static QuorateClient build(ClientBuilder builder) {
    return builder.deadline(DEADLINE).attemptTimeout(ATTEMPT_MAX).build();
  }

  /** The client as this workload needs it. */
  AsyncQuorateClient of(String workload) {
    return workload.equals("once") ? client.async().withDeadline(PATIENT_DEADLINE) : client.async();
  }

  @Override
  public void close() {
    client.close();
  }
}
