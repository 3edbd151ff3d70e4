package io.quorate.chaos.runner;

import io.quorate.chaos.cluster.Topology;
import io.quorate.chaos.workload.QuorateStore;
import io.quorate.client.AsyncQuorateClient;
import io.quorate.client.ClientBuilder;
import io.quorate.client.Endpoint;
import io.quorate.client.QuorateClient;
import java.time.Duration;
import java.util.List;

/** The public client of one region, shared by its workloads. */
record RegionClient(String region, QuorateClient client) implements AutoCloseable {

  /** Longer than a failover takes, so that few operations are of unknown fate. */
  static final Duration DEADLINE = Duration.ofSeconds(8);

  /** Longer than any session of the transport, so that retries are old. */
  static final Duration PATIENT_DEADLINE = Duration.ofSeconds(90);

  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(1);

  static List<RegionClient> ofAll(Topology topology) {
    return topology.regions().stream()
        .map(region -> new RegionClient(region, build(QuorateStore.dialing(topology, region))))
        .toList();
  }

  static RegionClient of(String region, List<Endpoint> endpoints) {
    return new RegionClient(region, build(QuorateClient.builder().endpoints(endpoints)));
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
