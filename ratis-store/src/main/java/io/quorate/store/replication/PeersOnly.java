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
 * admission, sessions and fences. Only the protocol between replicas passes, of that no request for
 * a vote while the node has none.
 */
final class PeersOnly implements GrpcServices.Customizer, ServerInterceptor {

  private static final String PEER_SERVICE = "ratis.grpc.RaftServerProtocolService";
  private static final String VOTE = "requestVote";

  private final Abstention abstention;

  PeersOnly(Abstention abstention) {
    this.abstention = abstention;
  }

  @Override
  public NettyServerBuilder customize(
      NettyServerBuilder builder, EnumSet<GrpcServices.Type> types) {
    return builder.intercept(this);
  }

  @Override
  public <A, B> ServerCall.Listener<A> interceptCall(
      ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    @Nullable String service = call.getMethodDescriptor().getServiceName();
    if (!PEER_SERVICE.equals(service)) {
      return refused(
          call,
          Status.PERMISSION_DENIED.withDescription(
              "the Raft port serves replicas only; applications use the client port"));
    }
    if (abstention.lasts() && VOTE.equals(call.getMethodDescriptor().getBareMethodName())) {
      return refused(
          call,
          Status.UNAVAILABLE.withDescription(
              "this node's log was repaired; it has no vote until it has caught up"));
    }
    return next.startCall(call, headers);
  }

  private static <A, B> ServerCall.Listener<A> refused(ServerCall<A, B> call, Status status) {
    call.close(status, new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
