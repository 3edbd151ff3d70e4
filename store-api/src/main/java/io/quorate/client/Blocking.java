package io.quorate.client;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for a future of the client, which always completes. */
final class Blocking {

  private Blocking() {}

  /**
   * The answer.
   *
   * @throws StoreException that the operation failed with
   * @throws IllegalStateException on the client's I/O thread, which must not wait for itself
   */
  static <T> T await(CompletableFuture<T> future) {
    if (IoLoop.onIoThread() && !future.isDone()) {
      throw new IllegalStateException(
          "a blocking call on the client's I/O thread; chain to the future or use an executor");
    }
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      future.cancel(false);
      throw StoreException.of(ErrorCode.WAIT_INTERRUPTED);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreException failure) {
        throw failure;
      }
      throw new IllegalStateException("the client failed", failed.getCause());
    }
  }
}
