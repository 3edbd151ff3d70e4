package io.quorate.store.api;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From what went wrong below the door to what the caller is told. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** The failure itself; a fault of ours goes to the log, and the caller learns that it was one. */
  static StoreException of(@Nullable Throwable problem) {
    Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
    if (cause instanceof StoreException failure) {
      return failure;
    }
    LOG.error("An operation met a fault", cause);
    return StoreException.of(ErrorCode.INTERNAL);
  }

  /** Ends a call by what went wrong; where this node does not lead, nothing was done. */
  static void fail(Call call, @Nullable Throwable problem) {
    StoreException failure = of(problem);
    if (failure.code() == ErrorCode.NOT_LEADER) {
      call.notDone(failure);
    } else {
      call.failed(failure);
    }
  }
}
