package io.quorate.client;

import io.quorate.model.LinkStatus;
import io.quorate.model.NodeAddress;
import io.quorate.model.NodeStatus;
import io.quorate.model.Origin;
import io.quorate.model.ReplicaLag;
import io.quorate.model.ReplicaStatus;
import io.quorate.model.Revision;
import io.quorate.model.Role;
import io.quorate.v1.NodeInfo;
import io.quorate.v1.StatusResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** From the wire to the words of the model: how a node stands. */
final class StatusDecoder {

  private StatusDecoder() {}

  static NodeStatus node(StatusResponse response, Origin batchOrigin) {
    return new NodeStatus(
        Decoder.receipt(response.getReceipt(), batchOrigin),
        response.getClusterId(),
        response.getNode(),
        response.getRegion(),
        response.getZone(),
        response.getVersion(),
        response.getReplicasList().stream().map(StatusDecoder::replica).toList(),
        response.getNodesList().stream().map(StatusDecoder::address).toList(),
        response.getLinksList().stream().map(StatusDecoder::link).toList(),
        response.getLagsList().stream().map(StatusDecoder::lag).toList());
  }

  private static ReplicaLag lag(io.quorate.v1.ReplicaLag lag) {
    return new ReplicaLag(
        lag.getGroup(), lag.getNode(), lag.getRevisionsBehind(), Duration.ofMillis(lag.getAgeMs()));
  }

  private static LinkStatus link(io.quorate.v1.LinkStatus link) {
    return new LinkStatus(
        link.getNode(),
        switch (link.getState()) {
          case LINK_STATE_UP -> LinkStatus.State.UP;
          case LINK_STATE_LOST -> LinkStatus.State.LOST;
          case LINK_STATE_UNSPECIFIED, UNRECOGNIZED -> LinkStatus.State.UNKNOWN;
        },
        Duration.ofMillis(link.getStateMs()),
        micros(link.getLastUs()),
        micros(link.getMeanUs()),
        micros(link.getUsualUs()),
        link.getAnswered(),
        link.getLost());
  }

  private static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  private static NodeAddress address(NodeInfo node) {
    return new NodeAddress(
        node.getNode(),
        node.getRegion(),
        node.getZone(),
        node.getClientAddress(),
        node.getHttpAddress());
  }

  private static ReplicaStatus replica(io.quorate.v1.ReplicaStatus replica) {
    return new ReplicaStatus(
        replica.getGroup(),
        replica.getIncarnation(),
        role(replica.getRole()),
        replica.getTerm(),
        Revision.of(replica.getRevision()),
        Revision.of(replica.getCompactedRevision()),
        replica.getAppliedIndex(),
        replica.getCommitIndex(),
        replica.getLeaderNode().isEmpty() ? null : replica.getLeaderNode(),
        replica.getDigest(),
        replica.getKeys(),
        replica.getSessions(),
        replica.getLeases(),
        replica.getSnapshotIndex(),
        replica.getLeaderLease(),
        replica.getGroupTimeMs(),
        replica.getDataBytes(),
        replica.getSnapshotsInstalled(),
        replica.getClusterVersion(),
        replica.getVersionUnderstood(),
        replica.getAbstains());
  }

  private static Role role(io.quorate.v1.Role role) {
    return switch (role) {
      case ROLE_LEADER -> Role.LEADER;
      case ROLE_FOLLOWER -> Role.FOLLOWER;
      case ROLE_CANDIDATE -> Role.CANDIDATE;
      case ROLE_LISTENER -> Role.LISTENER;
      case ROLE_UNSPECIFIED, UNRECOGNIZED -> Role.UNKNOWN;
    };
  }
}
