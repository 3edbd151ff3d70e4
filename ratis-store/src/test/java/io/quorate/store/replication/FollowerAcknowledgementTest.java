package io.quorate.store.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto.AppendResult;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.MetadataProto;
import org.apache.ratis.proto.RaftProtos.RaftGroupIdProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a follower acknowledges is in its log: a majority is counted from that. */
class FollowerAcknowledgementTest {

  private static final int FOLLOWER = 0;
  private static final long LATER_TERMS = 1_000;
  private static final long WAIT_SECONDS = 20;

  @TempDir Path root;

  /**
   * A leader whose connection broke sends again, and more at once: the second message begins with
   * the same entry as the first, which is still on its way to the disk, and ends later.
   */
  @Test
  void longerMessageThatBeginsLikeOneUnderWayIsNotTakenForIt() throws Exception {
    try (ReplicaTrio trio = new ReplicaTrio(root, 1_000_000)) {
      trio.put("key", "value");
      assertThat(trio.digests()).hasSize(1);
      trio.stop(1);
      trio.stop(2);
      RaftNode follower = trio.replica(FOLLOWER).raft();
      RaftLog log = follower.division().getRaftLog();
      TermIndex last = log.getLastEntryTermIndex();

      CompletableFuture<AppendEntriesReplyProto> first = append(follower, last, 2);
      CompletableFuture<AppendEntriesReplyProto> longer = append(follower, last, 40);

      first.get(WAIT_SECONDS, TimeUnit.SECONDS);
      AppendEntriesReplyProto reply = longer.get(WAIT_SECONDS, TimeUnit.SECONDS);
      assertThat(reply.getResult()).isEqualTo(AppendResult.SUCCESS);
      assertThat(reply.getMatchIndex()).as("acknowledged").isEqualTo(last.getIndex() + 40);
      assertThat(log.getFlushIndex()).as("on disk").isEqualTo(reply.getMatchIndex());
    }
  }

  private static CompletableFuture<AppendEntriesReplyProto> append(
      RaftNode follower, TermIndex previous, int entries) throws Exception {
    RaftServer server = follower.server();
    long term = previous.getTerm() + LATER_TERMS;
    AppendEntriesRequestProto.Builder request =
        AppendEntriesRequestProto.newBuilder()
            .setServerRequest(
                RaftRpcRequestProto.newBuilder()
                    .setRequestorId(RaftPeerId.valueOf("n1").toByteString())
                    .setReplyId(server.getId().toByteString())
                    .setRaftGroupId(
                        RaftGroupIdProto.newBuilder().setId(follower.group().toByteString()))
                    .setCallId(entries))
            .setLeaderTerm(term)
            .setLeaderCommit(previous.getIndex())
            .setPreviousLog(previous.toProto());
    for (int i = 1; i <= entries; i++) {
      request.addEntries(
          LogEntryProto.newBuilder()
              .setTerm(term)
              .setIndex(previous.getIndex() + i)
              .setMetadataEntry(MetadataProto.newBuilder().setCommitIndex(previous.getIndex())));
    }
    return server.appendEntriesAsync(request.build());
  }
}
