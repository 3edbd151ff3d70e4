package io.quorate.store.api;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import io.quorate.store.wire.Failures;
import io.quorate.store.wire.Malformed;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a call whose message cannot be parsed with a status that says so. gRPC by itself would call
 * it an unknown fault of the application, and fill the log with it.
 */
final class MessageGuard {

  /** Stands for a message that cannot be parsed. */
  private record Unparsable(String reason) {}

  private MessageGuard() {}

  static ServerServiceDefinition guard(ServerServiceDefinition service) {
    List<ServerMethodDefinition<Object, Object>> methods = new ArrayList<>();
    for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
      methods.add(guarded(method));
    }
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName())
            .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder guarded = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(guarded::addMethod);
    return guarded.build();
  }

  /** Messages pass as objects here, so that one of another class can stand for a bad one. */
  @SuppressWarnings("unchecked")
  private static ServerMethodDefinition<Object, Object> guarded(
      ServerMethodDefinition<?, ?> definition) {
    var original = (ServerMethodDefinition<Object, Object>) definition;
    MethodDescriptor<Object, Object> method = original.getMethodDescriptor();
    return ServerMethodDefinition.create(
        method.toBuilder().setRequestMarshaller(lenient(method.getRequestMarshaller())).build(),
        guarded(original.getServerCallHandler()));
  }

  private static Marshaller<Object> lenient(Marshaller<Object> strict) {
    return new Marshaller<>() {
      @Override
      public InputStream stream(Object message) {
        return strict.stream(message);
      }

      @Override
      public Object parse(InputStream bytes) {
        try {
          return strict.parse(bytes);
        } catch (StatusRuntimeException e) {
          return new Unparsable(String.valueOf(e.getStatus().getDescription()));
        }
      }
    };
  }

  private static ServerCallHandler<Object, Object> guarded(
      ServerCallHandler<Object, Object> handler) {
    return (call, headers) -> new Listener(call, handler.startCall(call, headers));
  }

  private static final class Listener extends ServerCall.Listener<Object> {

    private final ServerCall<Object, Object> call;
    private final ServerCall.Listener<Object> next;
    private boolean refused;

    Listener(ServerCall<Object, Object> call, ServerCall.Listener<Object> next) {
      this.call = call;
      this.next = next;
    }

    @Override
    public void onMessage(Object message) {
      if (!refused && message instanceof Unparsable(String reason)) {
        refused = true;
        StatusRuntimeException status =
            FailureStatus.of(Failures.failure(Malformed.field("message", reason)));
        Metadata details = status.getTrailers();
        call.close(status.getStatus(), details == null ? new Metadata() : details);
        next.onCancel(); // what is under way has nobody to answer to
      } else if (!refused) {
        next.onMessage(message);
      }
    }

    @Override
    public void onHalfClose() {
      if (!refused) {
        next.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      if (!refused) {
        next.onCancel();
      }
    }

    @Override
    public void onComplete() {
      if (!refused) {
        next.onComplete();
      }
    }

    @Override
    public void onReady() {
      if (!refused) {
        next.onReady();
      }
    }
  }
}
