package io.quorate.store.api;

import io.quorate.v1.Operation.RequestCase;

/** What the door counts. Called for every operation on any thread: implementations are quick. */
public interface DoorMeter {

  DoorMeter NONE =
      new DoorMeter() {
        @Override
        public void answered(RequestCase request, long nanos) {}

        @Override
        public void failed(RequestCase request, String code, long nanos) {}

        @Override
        public void forwarded(RequestCase request) {}
      };

  /**
   * An operation was answered with what it asked for.
   *
   * @param nanos from its arrival to its answer
   */
  void answered(RequestCase request, long nanos);

  /**
   * An operation was answered with a failure.
   *
   * @param code the name of an {@link io.quorate.model.ErrorCode}
   */
  void failed(RequestCase request, String code, long nanos);

  /** An operation was sent on to the leader's node; its answer counts too. */
  void forwarded(RequestCase request);
}
