package io.quorate.store.wire;

import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import java.util.Map;

/** Says which field of a request cannot be understood, and why. */
public final class Malformed {

  private Malformed() {}

  public static StoreException field(String field, String reason) {
    return StoreException.of(ErrorCode.REQUEST_MALFORMED, Map.of("field", field, "reason", reason));
  }
}
