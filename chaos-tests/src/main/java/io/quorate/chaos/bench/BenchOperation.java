package io.quorate.chaos.bench;

import io.quorate.chaos.workload.StoreClient;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** An operation that is measured. Named on the command line and in the output by {@link #label}. */
enum BenchOperation {
  PUT("put") {
    @Override
    CompletableFuture<?> start(StoreClient client, Keys keys, SplittableRandom random) {
      return client.put(keys.any(random), keys.value(random));
    }
  },
  GET_STRONG("get-strong") {
    @Override
    CompletableFuture<?> start(StoreClient client, Keys keys, SplittableRandom random) {
      return client.get(keys.any(random));
    }
  };

  private final String label;

  BenchOperation(String label) {
    this.label = label;
  }

  abstract CompletableFuture<?> start(StoreClient client, Keys keys, SplittableRandom random);

  String label() {
    return label;
  }

  @Override
  public String toString() {
    return label;
  }
}
