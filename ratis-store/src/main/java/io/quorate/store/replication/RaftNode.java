package io.quorate.store.replication;

import io.quorate.store.safeguard.Safeguards;
import java.io.IOException;
import java.util.List;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.LeaderElectionManagementRequest;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.rpc.CallId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Raft server of this node with its one group. Closing it stops taking part; the database is
 * its owner's to close.
 */
final class RaftNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RaftNode.class);

  private final RaftServer server;
  private final RaftGroupId group;
  private final Abstention abstention;

  private RaftNode(RaftServer server, RaftGroupId group, Abstention abstention) {
    this.server = server;
    this.group = group;
    this.abstention = abstention;
  }

  /**
   * Builds the server without starting it: the state machine can still be connected to what it
   * works on.
   */
  static RaftNode build(
      RaftSettings settings, String groupName, GroupStateMachine machine, Safeguards safeguards)
      throws IOException {
    GroupFolder folder = GroupFolder.of(settings.directory(), settings.clusterId(), groupName);
    RaftGroupId group = RaftGroupId.valueOf(folder.id());
    Abstention abstention = Abstention.of(folder.path());
    List<RaftPeer> peers = settings.peers().stream().map(RaftNode::peer).toList();
    Parameters parameters = new Parameters();
    GrpcConfigKeys.Server.setServicesCustomizer(parameters, new PeersOnly(abstention));
    RaftServer server =
        RaftServer.newBuilder()
            .setServerId(RaftPeerId.valueOf(settings.self()))
            .setGroup(RaftGroup.valueOf(group, peers))
            .setProperties(
                RatisProperties.of(settings, safeguards.logIsForced(), abstention.lasts()))
            .setParameters(parameters)
            .setOption(RaftStorage.StartupOption.RECOVER)
            .setStateMachineRegistry(id -> {
              if (!id.equals(group)) {
                throw new IllegalArgumentException("this node does not host group " + id);
              }
              return machine;
            })
            .build();
    return new RaftNode(server, group, abstention);
  }

  /** Equal priorities: with different ones Ratis moves leadership by itself, without hysteresis. */
  private static RaftPeer peer(RaftSettings.Peer peer) {
    return RaftPeer.newBuilder()
        .setId(peer.node())
        .setAddress(peer.host() + ":" + peer.raftPort())
        .build();
  }

  void start() throws IOException {
    server.start();
    if (abstention.lasts()) {
      // Its first election is far off by the properties, so that this comes in time.
      manageElections(LeaderElectionManagementRequest::newPause);
      LOG.warn("the log was repaired: this node has no vote until it has caught up");
    }
  }

  /** Whether this node takes part without a vote, because its log was cut. */
  boolean abstains() {
    return abstention.lasts();
  }

  /** Gives the vote back where the node has caught up past what it may have lost. */
  void voteIfCaughtUp() {
    if (!abstention.lasts()) {
      return;
    }
    long appliedTerm = division().getStateMachine().getLastAppliedTermIndex().getTerm();
    if (!abstention.isOverBy(appliedTerm)) {
      return;
    }
    try {
      manageElections(LeaderElectionManagementRequest::newResume);
      abstention.end();
      LOG.info("caught up to term {}: this node votes again", appliedTerm);
    } catch (IOException e) {
      LOG.warn("the vote cannot be given back yet", e);
    }
  }

  /** Makes a request to pause elections, or to resume them. */
  @FunctionalInterface
  private interface ElectionRequest {
    LeaderElectionManagementRequest of(
        ClientId client, RaftPeerId server, RaftGroupId group, long callId);
  }

  private void manageElections(ElectionRequest request) throws IOException {
    RaftClientReply reply =
        server.leaderElectionManagement(
            request.of(ClientId.randomId(), server.getId(), group, CallId.getAndIncrement()));
    if (!reply.isSuccess()) {
      throw new IOException("elections cannot be paused or resumed: " + reply);
    }
  }

  RaftServer server() {
    return server;
  }

  RaftGroupId group() {
    return group;
  }

  RaftServer.Division division() {
    try {
      return server.getDivision(group);
    } catch (IOException e) {
      throw new IllegalStateException("the group is not hosted any more", e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
