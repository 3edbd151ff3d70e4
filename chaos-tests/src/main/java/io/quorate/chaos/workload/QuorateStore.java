package io.quorate.chaos.workload;

import io.quorate.chaos.cluster.Topology;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The public client as a {@link StoreClient}. */
public final class QuorateStore implements StoreClient {

  /** A client in this region: what it sends to other regions passes the WAN. */
  public static QuorateStore connect(Topology topology, String region) {
    throw new IllegalStateException("placeholder " + topology + region);
  }

  public static QuorateStore connect(List<String> endpoints) {
    throw new IllegalStateException("placeholder " + endpoints);
  }

  @Override
  public CompletableFuture<Long> put(byte[] key, byte[] value) {
    throw new IllegalStateException("placeholder");
  }

  @Override
  public CompletableFuture<Optional<Stored>> get(byte[] key) {
    throw new IllegalStateException("placeholder");
  }

  @Override
  public void close() {}
}
