package io.quorate.store.http;

import io.quorate.v1.Operation;
import io.quorate.v1.Result;
import java.util.concurrent.CompletableFuture;

/** Where operations go in: admission, forwarding and deadlines included. Safe for any thread. */
@FunctionalInterface
public interface Operations {

  /**
   * Carries out one operation. A failure is a result too. Receipts in it are whole, the origin
   * included.
   */
  CompletableFuture<Result> execute(Operation operation);
}
