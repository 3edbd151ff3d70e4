package io.quorate.store.replication;

import java.util.EnumSet;
import org.apache.ratis.grpc.server.GrpcServices;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyServerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Closes Ratis' side doors: its client and admin services share the Raft port and would bypass
 * admission, sessions and fences. Only the protocol between replicas passes.
 */
final class PeersOnly implements GrpcServices.Customizer, ServerInterceptor {

  private static final String PEER_SERVICE = "ratis.grpc.RaftServerProtocolService";

  @Override
  public NettyServerBuilder customize(
      NettyServerBuilder builder, EnumSet<GrpcServices.Type> types) {
    return builder.intercept(this);
  }

  @Override
  public <A, B> ServerCall.Listener<A> interceptCall(
      ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    @Nullable String service = call.getMethodDescriptor().getServiceName();
    if (PEER_SERVICE.equals(service)) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.PERMISSION_DENIED.withDescription(
            "the Raft port serves replicas only; applications use the client port"),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
