package io.quorate.store.wire;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.v1.Failure;
import io.quorate.v1.Fate;
import io.quorate.v1.Result;

/** From failures to the wire. */
public final class Failures {

  private Failures() {}

  public static Failure failure(StoreException failure) {
    ErrorCode code = failure.code();
    return Failure.newBuilder()
        .setCode(code.name())
        .setFate(fate(code))
        .setMessage(code.text())
        .putAllContext(failure.context())
        .build();
  }

  public static Result result(long id, StoreException failure) {
    return Result.newBuilder().setId(id).setFailure(failure(failure)).build();
  }

  /** Whether a failure from another node has this code. */
  public static boolean isCode(Result result, ErrorCode code) {
    return result.hasFailure() && result.getFailure().getCode().equals(code.name());
  }

  private static Fate fate(ErrorCode code) {
    return switch (code.fate()) {
      case REJECTED -> Fate.FATE_REJECTED;
      case UNAVAILABLE -> Fate.FATE_UNAVAILABLE;
      case INDETERMINATE -> Fate.FATE_INDETERMINATE;
    };
  }
}
