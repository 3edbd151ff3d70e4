package io.quorate.store.http;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.v1.Operation;
import io.quorate.v1.Result;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out an operation and waits for its result, on a virtual thread. */
final class OperationCall {

  /** The path below keeps deadlines; this is how much later the door gives up on it. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(OperationCall.class);

  private final Operations operations;

  OperationCall(Operations operations) {
    this.operations = operations;
  }

  /**
   * The result of an operation that did not fail.
   *
   * @param timeout the deadline that the operation carries
   * @throws HttpProblem of the failure
   */
  Result answer(Operation.Builder operation, Duration timeout) {
    Operation sent = operation.setId(1).build();
    CompletableFuture<Result> pending = operations.execute(sent);
    try {
      Result result = pending.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
      if (result.hasFailure()) {
        throw HttpProblem.of(result.getFailure());
      }
      return result;
    } catch (TimeoutException e) {
      pending.cancel(false);
      boolean read = sent.hasGet() || sent.hasStatus();
      throw HttpProblem.of(read ? ErrorCode.READ_TIMEOUT : ErrorCode.WRITE_TIMEOUT, Map.of());
    } catch (ExecutionException e) {
      throw problemOf(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HttpProblem.of(ErrorCode.NODE_STOPPING, Map.of());
    }
  }

  private static HttpProblem problemOf(@Nullable Throwable cause) {
    if (cause instanceof StoreException refused) {
      return HttpProblem.of(refused.code(), refused.context());
    }
    LOG.error("An operation failed in a way that is not foreseen", cause);
    return HttpProblem.of(ErrorCode.INTERNAL, Map.of());
  }
}
