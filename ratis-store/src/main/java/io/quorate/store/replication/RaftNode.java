package io.quorate.store.replication;

import io.quorate.store.safeguard.Safeguards;
import java.io.IOException;
import java.util.List;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;

/**
 * The Raft server of this node with its one group. Closing it stops taking part; the database is
 * its owner's to close.
 */
final class RaftNode implements AutoCloseable {

  private final RaftServer server;
  private final RaftGroupId group;

  private RaftNode(RaftServer server, RaftGroupId group) {
    this.server = server;
    this.group = group;
  }

  /**
   * Builds the server without starting it: the state machine can still be connected to what it
   * works on.
   */
  static RaftNode build(
      RaftSettings settings, String groupName, GroupStateMachine machine, Safeguards safeguards)
      throws IOException {
    RaftGroupId group =
        RaftGroupId.valueOf(
            GroupFolder.of(settings.directory(), settings.clusterId(), groupName).id());
    List<RaftPeer> peers = settings.peers().stream().map(RaftNode::peer).toList();
    Parameters parameters = new Parameters();
    GrpcConfigKeys.Server.setServicesCustomizer(parameters, new PeersOnly());
    RaftServer server =
        RaftServer.newBuilder()
            .setServerId(RaftPeerId.valueOf(settings.self()))
            .setGroup(RaftGroup.valueOf(group, peers))
            .setProperties(RatisProperties.of(settings, safeguards.logIsForced()))
            .setParameters(parameters)
            .setOption(RaftStorage.StartupOption.RECOVER)
            .setStateMachineRegistry(id -> {
              if (!id.equals(group)) {
                throw new IllegalArgumentException("this node does not host group " + id);
              }
              return machine;
            })
            .build();
    return new RaftNode(server, group);
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
