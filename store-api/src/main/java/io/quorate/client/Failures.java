package io.quorate.client;

import io.quorate.model.ErrorCode;
import io.quorate.v1.Failure;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the code of a failure; one that this client does not know yet is read by its fate. */
final class Failures {

  private static final Map<String, ErrorCode> CODES =
      Arrays.stream(ErrorCode.values())
          .collect(Collectors.toUnmodifiableMap(ErrorCode::name, Function.identity()));

  private Failures() {}

  static ErrorCode code(Failure failure) {
    ErrorCode known = CODES.get(failure.getCode());
    if (known != null) {
      return known;
    }
    return switch (failure.getFate()) {
      case FATE_REJECTED -> ErrorCode.REQUEST_MALFORMED;
      case FATE_UNAVAILABLE -> ErrorCode.RESOURCE_EXHAUSTED;
      case FATE_INDETERMINATE, FATE_UNSPECIFIED, UNRECOGNIZED -> ErrorCode.INTERNAL;
    };
  }
}
