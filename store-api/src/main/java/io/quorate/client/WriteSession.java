package io.quorate.client;

import io.quorate.client.OperationType.SessionOpened;
import io.quorate.model.ErrorCode;
import io.quorate.model.Fate;
import io.quorate.model.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The session under which the client writes, so that each write is applied exactly once. Owned by
 * the client's I/O thread.
 *
 * <p>It is opened for the first write, and again when the store has ended it or may be about to.
 * Writes that wait for it, or for room in its window, are held here: no more than may be in flight.
 * A stamped write keeps its stamp for good; only one that was surely never applied is given
 * another, by {@link #admit}ting it again.
 */
final class WriteSession {

  /** What a session needs of the client. */
  interface Port {
    void dispatch(Call<?> call);

    void fail(Call<?> call, StoreException failure);

    /** Starts to open a session; answered on the I/O thread. */
    Call<SessionOpened> open();

    long nanoTime();
  }

  private final Port port;
  private final Deque<Call<?>> waiting = new ArrayDeque<>();
  private @Nullable SequenceWindow window;
  private @Nullable Call<SessionOpened> opening;
  private long idleNanosMax;
  private long lastUsedNanos;
  private boolean closed;

  WriteSession(Port port) {
    this.port = port;
  }

  /** Stamps a write and sends it on its way, now or when the session has room. */
  void admit(Call<?> write, long nowNanos) {
    waiting.add(write);
    proceed(nowNanos);
  }

  /** A stamped write will never be sent again. */
  void completed(WriteStamp stamp, long nowNanos) {
    stamp.complete();
    lastUsedNanos = nowNanos;
    if (!waiting.isEmpty()) {
      proceed(nowNanos);
    }
  }

  /** The store does not know the session of this stamp: later writes need another one. */
  void unknown(WriteStamp stamp) {
    if (stamp.window() == window) {
      window = null;
    }
  }

  /** Forgets the writes that ended while they waited. */
  void sweep() {
    if (!waiting.isEmpty()) {
      waiting.removeIf(Call::concluded);
    }
  }

  /** Why writes wait here. */
  ErrorCode obstacle() {
    if (opening == null) {
      return ErrorCode.RESOURCE_EXHAUSTED;
    }
    return opening.obstacle == null ? ErrorCode.UNREACHABLE : opening.obstacle;
  }

  /** Opens no more sessions, and tells the one to close, 0 for none. */
  long close() {
    closed = true;
    return window == null ? 0 : window.session();
  }

  private void proceed(long nowNanos) {
    if (closed) {
      return;
    }
    SequenceWindow current = window;
    if (current != null && current.idle() && nowNanos - lastUsedNanos > idleNanosMax) {
      current = null;
      window = null;
    }
    if (current == null) {
      open();
      return;
    }
    while (!waiting.isEmpty() && current.hasRoom()) {
      Call<?> write = waiting.remove();
      if (!write.concluded()) {
        write.stamp = current.take();
        port.dispatch(write);
      }
    }
  }

  private void open() {
    if (opening == null) {
      Call<SessionOpened> call = port.open();
      opening = call;
      var unused = call.answer.whenComplete(this::opened);
    }
  }

  private void opened(@Nullable SessionOpened session, @Nullable Throwable failure) {
    opening = null;
    sweep();
    if (session != null) {
      window = new SequenceWindow(session.session());
      lastUsedNanos = port.nanoTime();
      // The store counts from the last write by its own clock: half leaves room for any delay.
      long ttlMillis = session.ttlMillis() == 0 ? Long.MAX_VALUE : session.ttlMillis();
      idleNanosMax = TimeUnit.MILLISECONDS.toNanos(ttlMillis) / 2;
      proceed(lastUsedNanos);
    } else if (failure instanceof StoreException refused
        && refused.code().fate() == Fate.REJECTED) {
      List<Call<?>> refusedToo = new ArrayList<>(waiting);
      waiting.clear();
      refusedToo.forEach(write -> port.fail(write, refused));
    } else if (!waiting.isEmpty() && !closed) {
      open();
    }
  }
}
