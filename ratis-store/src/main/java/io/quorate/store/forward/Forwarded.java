package io.quorate.store.forward;

import io.quorate.model.StoreException;
import io.quorate.v1.Operation;
import io.quorate.v1.Origin;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.Result;

/**
 * An operation on its way to the leader. Exactly one of {@link #answered}, {@link #notDone} and
 * {@link #failed} is called each time it is handed over, on any thread.
 */
public interface Forwarded {

  Operation operation();

  RequestHeader header();

  /** Bytes that it holds. */
  long weight();

  /** By the clock of {@link System#nanoTime}. */
  long deadlineNanos();

  boolean isWrite();

  /** The leader's node answered; the result may be a failure. */
  void answered(Result result, Origin origin);

  /** Nothing was done, and it may be tried elsewhere. */
  void notDone(StoreException why);

  /** It is over. */
  void failed(StoreException why);

  /**
   * Until when it may wait for a leader; the first call sets it.
   *
   * @param proposed for the first call
   */
  long waitUntilNanos(long proposed);
}
