package io.quorate.client;

import io.quorate.v1.Operation;
import io.quorate.v1.RequestHeader;
import java.util.concurrent.TimeUnit;

/** Writes one sending of a call: with the time that is left, and the stamp of a write. */
final class OperationEncoder {

  private final RequestHeader common;

  OperationEncoder(ClientConfig config) {
    common =
        RequestHeader.newBuilder()
            .setKeyspace(config.keyspace())
            .setClusterId(config.clusterId())
            .build();
  }

  Operation encode(Call<?> call, long nowNanos) {
    RequestHeader.Builder header = common.toBuilder();
    call.route.writeTo(header);
    long leftMillis = TimeUnit.NANOSECONDS.toMillis(call.deadlineNanos - nowNanos);
    header.setTimeoutMs((int) Math.max(1, leftMillis));
    if (call.stamp != null) {
      header.setSession(call.stamp.wired());
    }
    Operation.Builder operation = Operation.newBuilder().setId(call.id);
    call.request.writeTo(operation, header.build());
    return operation.build();
  }
}
