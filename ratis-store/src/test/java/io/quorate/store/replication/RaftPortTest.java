package io.quorate.store.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.retry.RetryPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ratis' own client and admin protocols are no way around the store's door. */
class RaftPortTest {

  private static final String REFUSED = "PERMISSION_DENIED: the Raft port serves replicas only";

  @TempDir Path root;

  @Test
  void rawRatisRequestsAreRefusedAndChangeNothing() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000)) {
      trio.put("key", "value");
      RaftNode raft = trio.replica(trio.leader()).raft();
      try (RaftClient client = client(raft)) {
        assertThatThrownBy(() -> client.io().send(Message.valueOf("raw write")))
            .hasStackTraceContaining(REFUSED);
        assertThatThrownBy(
                () -> client.getGroupManagementApi(raft.server().getId()).info(raft.group()))
            .hasStackTraceContaining(REFUSED);
        assertThatThrownBy(() -> client.admin().transferLeadership(null, 1_000))
            .hasStackTraceContaining(REFUSED);
      }
      assertThat(trio.digests()).hasSize(1);
      assertThat(trio.replica(trio.leader()).status().getRevision()).isEqualTo(1);
    }
  }

  private static RaftClient client(RaftNode raft) throws IOException {
    RaftGroup group = raft.server().getGroups().iterator().next();
    RaftPeer leader = group.getPeer(raft.server().getId());
    return RaftClient.newBuilder()
        .setProperties(new RaftProperties())
        .setRaftGroup(RaftGroup.valueOf(group.getGroupId(), leader))
        .setRetryPolicy(RetryPolicies.noRetry())
        .build();
  }
}
