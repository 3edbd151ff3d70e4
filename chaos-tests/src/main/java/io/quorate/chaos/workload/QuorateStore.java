package io.quorate.chaos.workload;

import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.cluster.Topology;
import io.quorate.client.ClientBuilder;
import io.quorate.client.ClientLimits;
import io.quorate.client.Endpoint;
import io.quorate.client.QuorateClient;
import io.quorate.model.GetResult;
import io.quorate.model.Key;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Receipt;
import io.quorate.model.Value;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The public client as a {@link StoreClient}. */
public final class QuorateStore implements StoreClient {

  /** Longer than a failover takes: the client repeats what a dead leader has not answered. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final int OPERATIONS_IN_FLIGHT_MAX = 16_384;

  private final QuorateClient client;

  private QuorateStore(ClientBuilder builder) {
    this.client =
        builder
            .deadline(DEADLINE)
            .limits(ClientLimits.DEFAULT.withOperationsInFlight(OPERATIONS_IN_FLIGHT_MAX))
            .build();
  }

  /** A client in this region: what it sends to other regions passes the WAN. */
  public static QuorateStore connect(Topology topology, String region) {
    return new QuorateStore(dialing(topology, region));
  }

  /** The public client of a region, whose settings are still to be made. */
  public static ClientBuilder dialing(Topology topology, String region) {
    List<Endpoint> nearestFirst =
        topology.sites().stream()
            .sorted(Comparator.comparing(site -> topology.roundTrip(region, site)))
            .map(Site::clientEndpoint)
            .map(Endpoint::parse)
            .toList();
    return QuorateClient.builder()
        .endpoints(nearestFirst)
        .addressTranslator(advertised -> translate(topology, region, advertised));
  }

  /** The same, which never leaves this node: what another has to answer is forwarded by it. */
  public static ClientBuilder stayingAt(Topology topology, Site site) {
    InetSocketAddress dialled =
        topology.translate(site.region(), site.host(), site.clientAddress().getPort());
    Endpoint only = new Endpoint(dialled.getHostString(), dialled.getPort());
    return QuorateClient.builder()
        .endpoints(List.of(Endpoint.parse(site.clientEndpoint())))
        .addressTranslator(advertised -> only);
  }

  public static QuorateStore connect(List<String> endpoints) {
    return new QuorateStore(
        QuorateClient.builder().endpoints(endpoints.stream().map(Endpoint::parse).toList()));
  }

  private static Endpoint translate(Topology topology, String region, Endpoint advertised) {
    InetSocketAddress dialled = topology.translate(region, advertised.host(), advertised.port());
    return new Endpoint(dialled.getHostString(), dialled.getPort());
  }

  @Override
  public CompletableFuture<Long> put(byte[] key, byte[] value) {
    return client
        .async()
        .put(Key.of(key), Value.of(value))
        .thenApply(result -> result.receipt().revision().value());
  }

  @Override
  public CompletableFuture<Optional<Stored>> get(byte[] key) {
    return client
        .async()
        .get(Key.of(key), ReadConsistency.STRONG)
        .thenApply(result ->
            result
                .entry()
                .map(entry -> new Stored(entry.value().bytes(), entry.modRevision().value())));
  }

  @Override
  public CompletableFuture<Receipt> read(byte[] key, ReadConsistency level) {
    return client.async().get(Key.of(key), level).thenApply(GetResult::receipt);
  }

  @Override
  public void close() {
    client.close();
  }
}
