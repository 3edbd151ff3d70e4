package io.quorate.store.cli;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.quorate.client.Endpoint;
import io.quorate.client.QuorateClient;
import io.quorate.model.ErrorCode;
import io.quorate.model.Role;
import io.quorate.model.StoreException;
import io.quorate.v1.AdminGrpc;
import io.quorate.v1.Failure;
import io.quorate.v1.MoveLeaderRequest;
import io.quorate.v1.MoveLeaderResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Each method is a command below {@code leader}. */
@Command(
    name = "leader",
    synopsisSubcommandLabel = "COMMAND",
    description = "Moves the leadership of the group.")
final class LeaderCommand {

  /** The node answers in its own time; the connection needs some too. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  @Command(
      name = "move",
      description = {
        "Hands leadership over to another node, without a pause for reads and writes.",
        "Where the cluster has a home for it, it goes back there when home-return-after is over."
      })
  int move(
      @Mixin ClientOptions client,
      @Option(names = "--to", required = true, paramLabel = "NODE", description = "Who shall lead.")
          String node)
      throws Exception {
    ClusterView.Node leader;
    try (QuorateClient quorate = client.connect()) {
      leader =
          ClusterView.of(quorate).nodes().stream()
              .filter(LeaderCommand::leads)
              .findFirst()
              .orElseThrow(() -> StoreException.of(ErrorCode.NO_LEADER));
    }
    MoveLeaderResponse moved = move(leader, node, client.timeout());
    client
        .terminal()
        .out()
        .println(
            client.json()
                ? ModelJson.object().put("from", moved.getFrom()).put("to", moved.getTo())
                : "leadership moved from " + moved.getFrom() + " to " + moved.getTo());
    return ExitCode.OK;
  }

  private static boolean leads(ClusterView.Node node) {
    return node.status().stream()
        .flatMap(status -> status.replicas().stream())
        .anyMatch(replica -> replica.role() == Role.LEADER);
  }

  private static MoveLeaderResponse move(ClusterView.Node leader, String to, Duration timeout) {
    Endpoint at = Endpoint.parse(leader.address().clientAddress());
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(at.host(), at.port()).usePlaintext().build();
    try {
      return AdminGrpc.newBlockingStub(channel)
          .withDeadlineAfter(timeout.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS)
          .moveLeader(
              MoveLeaderRequest.newBuilder()
                  .setNode(to)
                  .setTimeoutMs(Math.toIntExact(Math.min(timeout.toMillis(), Integer.MAX_VALUE)))
                  .build());
    } catch (StatusRuntimeException refused) {
      throw problem(refused);
    } finally {
      channel.shutdownNow();
    }
  }

  private static StoreException problem(StatusRuntimeException refused) {
    com.google.rpc.Status status = StatusProto.fromThrowable(refused);
    if (status != null && status.getDetailsCount() > 0) {
      try {
        Failure failure = status.getDetails(0).unpack(Failure.class);
        return StoreException.of(ErrorCode.valueOf(failure.getCode()), failure.getContextMap());
      } catch (com.google.protobuf.InvalidProtocolBufferException | IllegalArgumentException e) {
        return StoreException.of(ErrorCode.INTERNAL, "answer", String.valueOf(status));
      }
    }
    return StoreException.of(ErrorCode.UNREACHABLE, "status", refused.getStatus().getCode());
  }
}
