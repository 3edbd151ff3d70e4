package io.quorate.store.http;

import io.quorate.model.ErrorCode;
import io.quorate.v1.Failure;
import io.quorate.v1.Fate;
import java.util.Map;

/** A request that ends with an error answer. */
final class HttpProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Failure failure;
  private final String allow;

  private HttpProblem(int status, Failure failure, String allow) {
    super(failure.getCode(), null, false, false);
    this.status = status;
    this.failure = failure;
    this.allow = allow;
  }

  static HttpProblem of(Failure failure) {
    return new HttpProblem(statusOf(failure), failure, "");
  }

  static HttpProblem of(ErrorCode code, Map<String, String> context) {
    return of(
        Failure.newBuilder()
            .setCode(code.name())
            .setFate(Fate.forNumber(code.fate().ordinal() + 1))
            .setMessage(code.text())
            .putAllContext(context)
            .build());
  }

  static HttpProblem malformed(String field, String problem) {
    return of(ErrorCode.REQUEST_MALFORMED, Map.of("field", field, "problem", problem));
  }

  static HttpProblem unknownPath(String path) {
    return ofHttp(404, "PATH_UNKNOWN", "there is nothing at this path; see /", path, "");
  }

  static HttpProblem methodNotAllowed(String path, String allow) {
    return ofHttp(405, "METHOD_NOT_ALLOWED", "use one of: " + allow, path, allow);
  }

  private static HttpProblem ofHttp(
      int status, String code, String text, String path, String allow) {
    Failure failure =
        Failure.newBuilder()
            .setCode(code)
            .setFate(Fate.FATE_REJECTED)
            .setMessage(text)
            .putContext("path", path)
            .build();
    return new HttpProblem(status, failure, allow);
  }

  int status() {
    return status;
  }

  Failure failure() {
    return failure;
  }

  /** The methods that the path takes, or empty where that is not the problem. */
  String allow() {
    return allow;
  }

  /** A node of a newer version may send a code that this one does not know: its fate decides. */
  private static int statusOf(Failure failure) {
    return switch (failure.getCode()) {
      case "KEY_TOO_LARGE", "VALUE_TOO_LARGE", "REQUEST_TOO_LARGE" -> 413;
      case "KEYSPACE_UNKNOWN", "LEASE_NOT_FOUND" -> 404;
      case "REVISION_COMPACTED" -> 410;
      case "CLUSTER_MISMATCH" -> 421;
      case "RESOURCE_EXHAUSTED" -> 429;
      case "DISK_FULL" -> 507;
      case "DEADLINE_EXPIRED", "READ_TIMEOUT", "WRITE_TIMEOUT" -> 504;
      case "INTERNAL" -> 500;
      default ->
          switch (failure.getFate()) {
            case FATE_REJECTED -> 400;
            case FATE_UNAVAILABLE -> 503;
            case FATE_INDETERMINATE -> 504;
            case FATE_UNSPECIFIED, UNRECOGNIZED -> 500;
          };
    };
  }
}
