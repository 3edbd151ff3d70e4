package io.quorate.store.api;

import com.google.protobuf.Any;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quorate.v1.Failure;

/**
 * A failure as the status of a unary call: the nearest gRPC code, and the failure itself among the
 * details, where every gRPC library finds it.
 */
final class FailureStatus {

  private FailureStatus() {}

  static StatusRuntimeException of(Failure failure) {
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(code(failure).value())
            .setMessage(failure.getCode() + ": " + failure.getMessage() + context(failure))
            .addDetails(Any.pack(failure))
            .build());
  }

  /** Never UNAVAILABLE for what may have been done: libraries repeat such calls by themselves. */
  private static Code code(Failure failure) {
    return switch (failure.getFate()) {
      case FATE_REJECTED ->
          failure.getCode().equals("DEADLINE_EXPIRED")
              ? Code.DEADLINE_EXCEEDED
              : Code.FAILED_PRECONDITION;
      case FATE_UNAVAILABLE ->
          failure.getCode().equals("RESOURCE_EXHAUSTED")
              ? Code.RESOURCE_EXHAUSTED
              : Code.UNAVAILABLE;
      case FATE_INDETERMINATE, FATE_UNSPECIFIED, UNRECOGNIZED -> Code.UNKNOWN;
    };
  }

  private static String context(Failure failure) {
    return failure.getContextCount() == 0 ? "" : " " + failure.getContextMap();
  }
}
