package io.quorate.client;

import com.google.protobuf.CodedOutputStream;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.quorate.client.Call.Stage;
import io.quorate.model.Origin;
import io.quorate.v1.Operation;
import io.quorate.v1.OperationBatch;
import io.quorate.v1.ResultBatch;
import io.quorate.v1.StoreGrpc;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One stream to one node, from the first dialing until it breaks; it is never mended, but replaced.
 * Owned by the client's I/O thread.
 *
 * <p>Calls pass through the outbox. It is emptied by a task of the I/O thread, so that all calls
 * which come while that thread is busy, with writing the message before for one, go together into
 * the next message. Nothing waits when the thread is idle. While the stream takes no more bytes the
 * calls stay here, and their number is bounded by the limit of operations in flight.
 */
final class Connection {

  /** What a connection tells its owner, on the I/O thread. */
  interface Owner {
    void ready(Connection connection);

    void answered(Connection connection, ResultBatch batch);

    /** After this the connection tells nothing more. */
    void lost(Connection connection, String reason);

    /** Encodes the next sending of a call, or concludes the call and returns null. */
    @Nullable Operation encode(Call<?> call);
  }

  private enum State {
    CONNECTING,
    READY,
    LOST
  }

  private final Endpoint endpoint;
  private final IoLoop loop;
  private final Owner owner;
  private final ClientLimits limits;
  private final ManagedChannel channel;
  private final ClientCall<OperationBatch, ResultBatch> stream;
  private final Deque<Call<?>> outbox = new ArrayDeque<>();
  private State state = State.CONNECTING;
  private boolean flushUnderWay;
  private int owed;
  private long silentSinceNanos;
  private io.quorate.v1.Origin wiredOrigin = io.quorate.v1.Origin.getDefaultInstance();
  private Origin origin = Decoder.origin(wiredOrigin);

  Connection(Endpoint endpoint, IoLoop loop, Owner owner, Endpoint dialed, ClientConfig config) {
    this.endpoint = endpoint;
    this.loop = loop;
    this.owner = owner;
    this.limits = config.limits();
    this.silentSinceNanos = loop.nanoTime();
    this.channel = loop.channel(dialed, config.connectTimeout());
    this.stream = channel.newCall(StoreGrpc.getOperateMethod(), CallOptions.DEFAULT);
  }

  /** Starts to dial; {@code ready} or {@code lost} follows. */
  void dial() {
    stream.start(new Listener(), new Metadata());
    // Answers are bounded by the operations in flight.
    stream.request(Integer.MAX_VALUE);
  }

  /** The node, as it is advertised. */
  Endpoint endpoint() {
    return endpoint;
  }

  boolean ready() {
    return state == State.READY;
  }

  /** Takes a call to send soon. */
  void send(Call<?> call, long nowNanos) {
    call.stage = Stage.QUEUED;
    call.connection = this;
    call.assignedAtNanos = nowNanos;
    if (owed++ == 0) {
      silentSinceNanos = nowNanos;
    }
    outbox.add(call);
    if (!flushUnderWay) {
      flushUnderWay = true;
      loop.execute(this::flush);
    }
  }

  /** The call was answered, or is not to be answered by this connection any more. */
  void settle(Call<?> call) {
    call.connection = null;
    owed--;
  }

  /**
   * How long the node has owed answers and given none, or, before it is ready, taken to connect.
   */
  long silentNanos(long nowNanos) {
    return owed > 0 || state == State.CONNECTING ? nowNanos - silentSinceNanos : 0;
  }

  /** The origin of a batch, read once for all batches that share it. */
  Origin origin(ResultBatch batch) {
    if (!batch.getOrigin().equals(wiredOrigin)) {
      wiredOrigin = batch.getOrigin();
      origin = Decoder.origin(wiredOrigin);
    }
    return origin;
  }

  /** Breaks the connection off; tells the owner, if it was not lost before. */
  void lose(String reason) {
    if (state != State.LOST) {
      state = State.LOST;
      outbox.clear();
      stream.cancel(reason, null);
      channel.shutdownNow();
      owner.lost(this, reason);
    }
  }

  private void flush() {
    flushUnderWay = false;
    while (!outbox.isEmpty() && state == State.READY && stream.isReady()) {
      OperationBatch message = nextMessage();
      if (message.getOperationsCount() > 0) {
        stream.sendMessage(message);
      }
    }
  }

  private OperationBatch nextMessage() {
    OperationBatch.Builder message = OperationBatch.newBuilder();
    int bytes = 0;
    while (!outbox.isEmpty() && message.getOperationsCount() < limits.operationsPerMessage()) {
      Call<?> call = outbox.remove();
      if (call.stage != Stage.QUEUED || call.connection != this) {
        continue;
      }
      Operation operation = owner.encode(call);
      if (operation == null) {
        continue;
      }
      bytes +=
          CodedOutputStream.computeMessageSize(OperationBatch.OPERATIONS_FIELD_NUMBER, operation);
      if (bytes > limits.bytesPerMessage() && message.getOperationsCount() > 0) {
        outbox.addFirst(call);
        break;
      }
      message.addOperations(operation);
      call.stage = Stage.SENT;
      call.attempts++;
    }
    return message.build();
  }

  private final class Listener extends ClientCall.Listener<ResultBatch> {

    @Override
    public void onReady() {
      if (state == State.CONNECTING) {
        state = State.READY;
        owner.ready(Connection.this);
      }
      flush();
    }

    @Override
    public void onMessage(ResultBatch batch) {
      silentSinceNanos = loop.nanoTime();
      if (state == State.READY) {
        owner.answered(Connection.this, batch);
      }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      String detail = status.getDescription();
      lose(detail == null ? status.getCode().name() : status.getCode() + ": " + detail);
    }
  }
}
