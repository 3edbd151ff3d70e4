package io.quorate.store.api;

import io.quorate.store.forward.Topology;
import io.quorate.store.forward.Topology.Node;
import io.quorate.store.replication.Leadership;
import io.quorate.store.wire.Receipts;
import io.quorate.v1.Level;
import io.quorate.v1.NodeInfo;
import io.quorate.v1.Origin;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Result;
import io.quorate.v1.StatusResponse;
import java.util.function.Consumer;

/** What the node says about itself. */
final class NodeStatus {

  private final DoorParts parts;
  private volatile Consumer<StatusResponse.Builder> more = nothing -> {};

  NodeStatus(DoorParts parts) {
    this.parts = parts;
  }

  void add(Consumer<StatusResponse.Builder> known) {
    more = known;
  }

  void answer(Call call, Leadership leadership) {
    Topology topology = parts.topology();
    Node self = topology.self();
    ReplicaStatus replica = parts.replica().status();
    Origin origin =
        parts.origins().of(replica.getIncarnation(), leadership.term(), leadership.leader());
    StatusResponse.Builder response =
        StatusResponse.newBuilder()
            .setReceipt(Receipts.read(replica.getRevision(), 0, Level.LEVEL_LOCAL))
            .setClusterId(topology.clusterId())
            .setNode(self.name())
            .setRegion(self.region())
            .setZone(self.zone())
            .setVersion(parts.version())
            .addReplicas(replica);
    topology.nodes().forEach(node -> response.addNodes(info(node)));
    more.accept(response);
    call.answer(
        Result.newBuilder().setId(call.operation().getId()).setStatus(response).build(), origin);
  }

  private static NodeInfo info(Node node) {
    return NodeInfo.newBuilder()
        .setNode(node.name())
        .setRegion(node.region())
        .setZone(node.zone())
        .setClientAddress(node.clientAddress())
        .setHttpAddress(node.httpAddress())
        .build();
  }
}
