package io.quorate.store.cli;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.quorate.client.Endpoint;
import io.quorate.model.ErrorCode;
import io.quorate.model.Fate;
import io.quorate.model.StoreException;
import io.quorate.v1.BackupGrpc;
import io.quorate.v1.BackupPart;
import io.quorate.v1.BackupRequest;
import io.quorate.v1.Failure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds a node that streams a backup: the leader by its followers' word, each node again while none
 * leads. Used by one thread.
 */
final class BackupStreams implements AutoCloseable {

  private static final int MESSAGE_BYTES_MAX = 64 << 20;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final List<Endpoint> endpoints;
  private final Map<Endpoint, ManagedChannel> channels = new HashMap<>();

  BackupStreams(List<Endpoint> endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * A stream whose first part has come.
   *
   * @throws StoreException where no node gives one within {@code patience}
   */
  Iterator<BackupPart> open(BackupRequest request, Duration patience) {
    long endNanos = System.nanoTime() + patience.toNanos();
    Deque<Endpoint> next = new ArrayDeque<>(endpoints);
    while (true) {
      StoreException failure;
      try {
        Iterator<BackupPart> parts = guarded(stub(next.poll()).save(request));
        if (parts.hasNext()) {
          return parts;
        }
        failure = StoreException.of(ErrorCode.INTERNAL);
      } catch (StoreException e) {
        failure = e;
      }
      if (failure.code().fate() != Fate.UNAVAILABLE || System.nanoTime() - endNanos >= 0) {
        throw failure;
      }
      String leader = failure.context().getOrDefault("leader", "");
      if (!leader.isEmpty()) {
        next.addFirst(Endpoint.parse(leader));
      }
      if (next.isEmpty()) {
        LockSupport.parkNanos(PAUSE.toNanos());
        next.addAll(endpoints);
      }
    }
  }

  private BackupGrpc.BackupBlockingStub stub(Endpoint endpoint) {
    return BackupGrpc.newBlockingStub(
        channels.computeIfAbsent(
            endpoint,
            e ->
                NettyChannelBuilder.forAddress(e.host(), e.port())
                    .usePlaintext()
                    .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                    .keepAliveTime(30, TimeUnit.SECONDS)
                    .build()));
  }

  /** The parts, with failures as the store's own. */
  private static Iterator<BackupPart> guarded(Iterator<BackupPart> parts) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          return parts.hasNext();
        } catch (StatusRuntimeException e) {
          throw failure(e);
        }
      }

      @Override
      public BackupPart next() {
        return parts.next();
      }
    };
  }

  static StoreException failure(StatusRuntimeException thrown) {
    com.google.rpc.Status status = StatusProto.fromThrowable(thrown);
    if (status != null) {
      for (Any detail : status.getDetailsList()) {
        if (detail.is(Failure.class)) {
          try {
            return failure(detail.unpack(Failure.class));
          } catch (InvalidProtocolBufferException e) {
            break;
          }
        }
      }
    }
    Status.Code code = thrown.getStatus().getCode();
    return switch (code) {
      case UNAVAILABLE -> StoreException.of(ErrorCode.UNREACHABLE);
      case UNIMPLEMENTED -> StoreException.of(ErrorCode.COMMAND_UNSUPPORTED);
      default -> StoreException.of(ErrorCode.INTERNAL, "status", thrown.getStatus());
    };
  }

  private static StoreException failure(Failure failure) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.name().equals(failure.getCode()))
        .findFirst()
        .map(code -> StoreException.of(code, failure.getContextMap()))
        .orElseGet(() -> StoreException.of(ErrorCode.INTERNAL, "code", failure.getCode()));
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }
}
