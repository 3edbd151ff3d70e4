package io.quorate.store;

import io.quorate.store.config.ServerConfig;

/** One node, all parts put together. Safe for any thread. */
public final class StoreServer implements AutoCloseable {

  private StoreServer() {}

  /** Starts a node on a data folder that is its own. */
  public static StoreServer start(ServerConfig config) {
    throw new UnsupportedOperationException("not assembled: " + config.node().name());
  }

  /** Waits until the node has stopped. */
  public void awaitStop() throws InterruptedException {}

  /** Hands over leadership and stops. */
  @Override
  public void close() {}
}
