package io.quorate.client;

import io.quorate.client.Call.Stage;
import io.quorate.client.OperationType.SessionOpened;
import io.quorate.model.ErrorCode;
import io.quorate.model.Fate;
import io.quorate.model.NodeStatus;
import io.quorate.model.Origin;
import io.quorate.model.StoreException;
import io.quorate.v1.Failure;
import io.quorate.v1.Operation;
import io.quorate.v1.Result;
import io.quorate.v1.ResultBatch;
import io.quorate.v1.SessionCloseRequest;
import io.quorate.v1.SessionOpenRequest;
import io.quorate.v1.StatusRequest;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each call through its life: session, connection, answer or retry, deadline. Owned by the
 * client's I/O thread.
 *
 * <p>A call enters by the inbox and {@code start}; it leaves by {@code finish} or {@code fail},
 * both through {@code conclude}, by its deadline at the latest, which the {@link Sweep} watches.
 */
final class Dispatcher implements Connection.Owner, WriteSession.Port {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How long the closing client waits for its session to be closed. */
  private static final Duration FAREWELL = Duration.ofMillis(500);

  /** So often a call goes to another node at once; after that it backs off first. */
  private static final int QUICK_ATTEMPTS_MAX = 3;

  private final ClientConfig config;
  private final IoLoop loop;
  private final Inbox inbox;
  private final Router router;
  private final Backoff backoff;
  private final Verdict verdict;
  private final OperationEncoder encoder;
  private final CallTable table = new CallTable();
  private final WriteSession session = new WriteSession(this);
  private final Sweep sweep;
  private boolean closed;

  Dispatcher(ClientConfig config, IoLoop loop, RandomGenerator random) {
    this.config = config;
    this.loop = loop;
    this.inbox = new Inbox(loop, this::start, config.limits().operationsInFlight());
    this.router = new Router(config.endpoints(), this::dial, random, loop.nanoTime());
    this.backoff = new Backoff(random);
    this.verdict = new Verdict(config.limits().attempts());
    this.encoder = new OperationEncoder(config);
    this.sweep = new Sweep(config, loop, router, table, this);
  }

  /** The way in, for any thread. */
  Inbox inbox() {
    return inbox;
  }

  @Override
  public void dispatch(Call<?> call) {
    long nowNanos = loop.nanoTime();
    Connection connection = router.choose(call, nowNanos);
    if (connection == null) {
      call.stage = Stage.PARKED;
    } else {
      connection.send(call, nowNanos);
    }
  }

  @Override
  public Call<SessionOpened> open() {
    return startInternal(
        OperationType.SESSION_OPEN,
        (operation, header) ->
            operation.setSessionOpen(SessionOpenRequest.newBuilder().setHeader(header)),
        Route.WRITE,
        config.deadline());
  }

  @Override
  public long nanoTime() {
    return loop.nanoTime();
  }

  @Override
  public void fail(Call<?> call, StoreException failure) {
    if (conclude(call)) {
      call.answer.completeExceptionally(failure);
    }
  }

  @Override
  public void ready(Connection connection) {
    LOG.debug("connected to {}", connection.endpoint());
    dispatchAll(Stage.PARKED);
    learnNodes(connection.endpoint());
  }

  /** Each node knows all others: a client that was given one survives its loss. */
  private void learnNodes(Endpoint from) {
    Call<NodeStatus> question =
        startInternal(
            OperationType.NODES,
            (operation, header) ->
                operation.setStatus(StatusRequest.newBuilder().setHeader(header)),
            Route.to(from),
            config.deadline());
    var unused =
        question.answer.thenAccept(status -> router.learn(status.nodes(), loop.nanoTime()));
  }

  @Override
  public @Nullable Operation encode(Call<?> call) {
    table.rename(call);
    Operation operation = encoder.encode(call, loop.nanoTime());
    int bytesMax = config.limits().bytesPerMessage();
    if (operation.getSerializedSize() > bytesMax) {
      Map<String, String> context =
          Map.of(
              "bytes", Integer.toString(operation.getSerializedSize()),
              "bytesPerMessage", Integer.toString(bytesMax));
      fail(call, verdict.of(call, ErrorCode.REQUEST_TOO_LARGE, context));
      return null;
    }
    return operation;
  }

  @Override
  public void answered(Connection connection, ResultBatch batch) {
    boolean leaderChanged = router.heard(connection, batch.getOrigin(), loop.nanoTime());
    Origin origin = connection.origin(batch);
    for (Result result : batch.getResultsList()) {
      Call<?> call = table.find(result.getId());
      if (call == null || call.connection != connection) {
        continue;
      }
      if (result.hasFailure()) {
        refused(call, connection, result.getFailure());
      } else {
        finish(call, result, origin);
      }
    }
    if (leaderChanged) {
      // What backs off waits for a leader, most likely; the first answer of a new one is the cue.
      dispatchAll(Stage.BACKING_OFF);
    }
  }

  @Override
  public void lost(Connection connection, String reason) {
    if (!closed) {
      LOG.info("lost the connection to {}: {}", connection.endpoint(), reason);
    }
    router.lost(connection, loop.nanoTime());
    table.forEach(call -> {
      if (call.connection == connection) {
        boolean sent = call.stage == Stage.SENT;
        call.doubtIfSent(ErrorCode.CONNECTION_LOST);
        connection.settle(call);
        if (sent) {
          retry(call, connection, ErrorCode.CONNECTION_LOST, Map.of("reason", reason));
        } else {
          dispatch(call);
        }
      } else if (call.stage == Stage.PARKED && connection.endpoint().equals(call.route.pinned())) {
        fail(call, StoreException.of(ErrorCode.UNREACHABLE, "reason", reason));
      }
    });
    dispatchAll(Stage.PARKED);
  }

  /** The caller has cancelled the call; a write may still be applied. */
  void cancelled(Call<?> call) {
    conclude(call);
  }

  void expired(Call<?> call) {
    ErrorCode waitingFor =
        switch (call.stage) {
          case ACCEPTED -> session.obstacle();
          case QUEUED -> ErrorCode.RESOURCE_EXHAUSTED;
          default -> ErrorCode.UNREACHABLE;
        };
    fail(call, verdict.expired(call, waitingFor));
  }

  /** A stream that answers other calls has left this one out for long: tries another node. */
  void leftOut(Call<?> call, Connection connection) {
    boolean sentWrite = call.type.stamped() && call.stage == Stage.SENT;
    ErrorCode code = sentWrite ? ErrorCode.WRITE_TIMEOUT : ErrorCode.READ_TIMEOUT;
    call.doubtIfSent(code);
    connection.settle(call);
    retry(call, connection, code, Map.of());
  }

  /** Lets go of the calls that ended while they waited for the session. */
  void forgetConcluded() {
    session.sweep();
  }

  /** Ends every call, closes the session if that is quick, and then the connections. */
  void close() {
    closed = true;
    inbox.close();
    long open = session.close();
    table.forEach(call -> fail(call, verdict.closed(call)));
    if (open == 0 || router.connections().stream().noneMatch(Connection::ready)) {
      disconnect();
      return;
    }
    Call<?> farewell =
        startInternal(
            OperationType.SESSION_CLOSE,
            (operation, header) ->
                operation.setSessionClose(
                    SessionCloseRequest.newBuilder().setHeader(header).setSession(open)),
            Route.WRITE,
            FAREWELL);
    var unused = farewell.answer.whenComplete((receipt, failure) -> disconnect());
  }

  private void disconnect() {
    router.connections().forEach(connection -> connection.lose("the client was closed"));
    loop.shutdown();
  }

  private void start(Call<?> call) {
    table.add(call);
    sweep.arm();
    if (call.type.stamped()) {
      session.admit(call, loop.nanoTime());
    } else {
      dispatch(call);
    }
  }

  private <T> Call<T> startInternal(
      OperationType<T> type, Request request, Route route, Duration deadline) {
    Call<T> call = new Call<>(type, request, route, loop.nanoTime() + deadline.toNanos());
    start(call);
    return call;
  }

  private @Nullable Connection dial(Endpoint endpoint) {
    Endpoint dialed;
    try {
      dialed = config.translator().translate(endpoint);
    } catch (RuntimeException failure) {
      LOG.warn("the address translator failed for {}", endpoint, failure);
      return null;
    }
    Connection connection = new Connection(endpoint, loop, this, dialed, config);
    connection.dial();
    return connection;
  }

  private <T> void finish(Call<T> call, Result result, Origin origin) {
    try {
      if (result.getResponseCase() != call.type.answer()) {
        throw new IllegalArgumentException("a " + result.getResponseCase() + " was answered");
      }
      T answer = call.type.reader().read(result, origin);
      call.route.note(answer);
      if (conclude(call)) {
        call.answer.complete(answer);
      }
    } catch (IllegalArgumentException malformed) {
      fail(call, verdict.of(call, ErrorCode.INTERNAL, Map.of("reason", malformed.toString())));
    }
  }

  private void refused(Call<?> call, Connection connection, Failure failure) {
    ErrorCode code = Failures.code(failure);
    connection.settle(call);
    WriteStamp stamp = call.stamp;
    if (code == ErrorCode.SESSION_UNKNOWN && stamp != null) {
      session.unknown(stamp);
      if (call.doubt == null && call.attempts < config.limits().attempts()) {
        call.stage = Stage.ACCEPTED;
        call.stamp = null;
        session.admit(call, loop.nanoTime());
        return;
      }
    }
    if (code.fate() == Fate.INDETERMINATE) {
      call.doubtIfSent(code);
    }
    retry(call, connection, code, failure.getContextMap());
  }

  /** Sends a settled call again, if that may help. */
  private void retry(Call<?> call, Connection failed, ErrorCode code, Map<String, String> context) {
    if (!verdict.mayRetry(call, code)) {
      fail(call, verdict.of(call, code, context));
      return;
    }
    long nowNanos = loop.nanoTime();
    call.obstacle = code;
    call.obstacleContext = context;
    if (code != ErrorCode.RESOURCE_EXHAUSTED && code != ErrorCode.GATE_CLOSED) {
      router.leave(failed, nowNanos);
    }
    Connection next = router.choose(call, nowNanos);
    if (next != null && next != failed && call.attempts <= QUICK_ATTEMPTS_MAX) {
      next.send(call, nowNanos);
    } else {
      call.stage = Stage.BACKING_OFF;
      call.retryAtNanos = nowNanos + backoff.nanos(call.attempts);
    }
  }

  private boolean conclude(Call<?> call) {
    if (call.concluded()) {
      return false;
    }
    if (call.connection != null) {
      call.connection.settle(call);
    }
    call.stage = Stage.CONCLUDED;
    table.remove(call);
    if (call.stamp != null) {
      session.completed(call.stamp, loop.nanoTime());
    }
    if (!call.type.internal()) {
      inbox.release();
    }
    return true;
  }

  private void dispatchAll(Stage waiting) {
    table.forEach(call -> {
      if (call.stage == waiting) {
        dispatch(call);
      }
    });
  }
}
