package io.quorate.model;

import java.util.Map;

/** A request that failed, by its fate. The message is the code's text followed by the context. */
public abstract sealed class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Map<String, String> context;

  private StoreException(ErrorCode code, Map<String, String> context) {
    super(code + ": " + code.text() + (context.isEmpty() ? "" : " " + context), null, false, false);
    this.code = code;
    this.context = Map.copyOf(context);
  }

  /** The exception whose type is the code's fate. */
  public static StoreException of(ErrorCode code, Map<String, String> context) {
    return switch (code.fate()) {
      case REJECTED -> new Rejected(code, context);
      case UNAVAILABLE -> new Unavailable(code, context);
      case INDETERMINATE -> new Indeterminate(code, context);
    };
  }

  public static StoreException of(ErrorCode code) {
    return of(code, Map.of());
  }

  public static StoreException of(ErrorCode code, String key, Object value) {
    return of(code, Map.of(key, String.valueOf(value)));
  }

  public ErrorCode code() {
    return code;
  }

  public Map<String, String> context() {
    return context;
  }

  /** Not applied, and the same request will fail again. */
  public static final class Rejected extends StoreException {
    private static final long serialVersionUID = 1L;

    private Rejected(ErrorCode code, Map<String, String> context) {
      super(code, context);
    }
  }

  /** Not applied; try again. */
  public static final class Unavailable extends StoreException {
    private static final long serialVersionUID = 1L;

    private Unavailable(ErrorCode code, Map<String, String> context) {
      super(code, context);
    }
  }

  /** May have been applied. Within a session the same request may be sent again safely. */
  public static final class Indeterminate extends StoreException {
    private static final long serialVersionUID = 1L;

    private Indeterminate(ErrorCode code, Map<String, String> context) {
      super(code, context);
    }
  }
}
