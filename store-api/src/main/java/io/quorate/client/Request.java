package io.quorate.client;

import io.quorate.v1.Operation;
import io.quorate.v1.RequestHeader;

/** One operation without its header, which differs from one sending of it to the next. */
@FunctionalInterface
interface Request {
  void writeTo(Operation.Builder operation, RequestHeader header);
}
