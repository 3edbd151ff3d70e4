package io.quorate.store.replication;

import io.quorate.model.ErrorCode;
import io.quorate.store.wire.LogCodec;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.proto.RaftProtos.StateMachineLogEntryProto;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.exceptions.ResourceUnavailableException;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.jspecify.annotations.Nullable;

/**
 * The group's log as the proposer sees it: hands entries to the Raft server in this process, not
 * through a Raft client. An entry of this process is found again by the call id that it carries,
 * since Ratis' own replies are empty. Safe for any thread.
 */
final class RatisLog implements Proposer.Log {

  private final RaftPeerId self;
  private final RaftGroupId group;
  private final RaftClientAsynchronousProtocol server;

  /**
   * Of this run of the process alone, so that no entry of an earlier run is taken for one of ours.
   */
  private final ClientId clientId = ClientId.randomId();

  private final AtomicLong calls = new AtomicLong();
  private final Map<Long, Batch> pending = new ConcurrentHashMap<>();

  RatisLog(RaftPeerId self, RaftGroupId group, RaftClientAsynchronousProtocol server) {
    this.self = self;
    this.group = group;
    this.server = server;
  }

  @Override
  public void append(Batch batch) {
    long call = calls.incrementAndGet();
    pending.put(call, batch);
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(clientId)
            .setServerId(self)
            .setGroupId(group)
            .setCallId(call)
            .setMessage(
                new BatchMessage(
                    batch, UnsafeByteOperations.unsafeWrap(LogCodec.encode(batch.entry()))))
            .setType(RaftClientRequest.writeRequestType())
            .build();
    try {
      server
          .submitClientRequestAsync(request)
          .whenComplete((reply, failure) -> replied(call, batch, reply, failure));
    } catch (IOException | IllegalStateException e) {
      replied(call, batch, null, e);
    }
  }

  private void replied(
      long call, Batch batch, @Nullable RaftClientReply reply, @Nullable Throwable failure) {
    pending.remove(call);
    Throwable cause = failure != null ? failure : reply == null ? null : reply.getException();
    if (cause != null) {
      batch.fail(
          cause instanceof ResourceUnavailableException
              ? ErrorCode.RESOURCE_EXHAUSTED
              : ErrorCode.NOT_LEADER);
    }
  }

  /** Whether a request at Ratis' door is one of ours: nobody else may write to the log. */
  boolean isOwn(RaftClientRequest request) {
    return request.getClientId().equals(clientId);
  }

  /** The batch that this process waits for in an entry, or null where it waits for none. */
  @Nullable Batch pendingIn(StateMachineLogEntryProto entry) {
    return clientId.toByteString().equals(entry.getClientId())
        ? pending.get(entry.getCallId())
        : null;
  }
}
