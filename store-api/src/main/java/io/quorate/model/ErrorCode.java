package io.quorate.model;

import static io.quorate.model.Fate.INDETERMINATE;
import static io.quorate.model.Fate.REJECTED;
import static io.quorate.model.Fate.UNAVAILABLE;

/**
 * Every failure that a user can meet. The name is the stable code on the wire; the text says what
 * to do and never changes with the case, which rides in the context.
 */
public enum ErrorCode {
  KEY_EMPTY(REJECTED, "the key is empty; give at least one byte"),
  KEY_TOO_LARGE(REJECTED, "the key is longer than the limit; shorten it"),
  VALUE_TOO_LARGE(REJECTED, "the value is longer than the limit; split it over several keys"),
  REQUEST_TOO_LARGE(REJECTED, "the request is larger than the limit; send it in parts"),
  REQUEST_MALFORMED(REJECTED, "the request cannot be understood; see the context for the field"),
  KEYSPACE_UNKNOWN(REJECTED, "there is no such keyspace; this version has one, named default"),
  LEVEL_UNSUPPORTED(REJECTED, "this consistency level is not served here; see docs/consistency.md"),
  CLUSTER_MISMATCH(REJECTED, "this node belongs to another cluster; check the endpoints"),
  LEASE_NOT_FOUND(REJECTED, "the lease is over or was never granted; grant a new one"),
  TOO_MANY_LEASES(REJECTED, "the group has as many leases as it may have; revoke some"),
  TOO_MANY_SESSIONS(
      REJECTED, "the group has as many sessions as it may have; close some or let them expire"),
  TOO_MANY_KEYS(REJECTED, "the command touches more keys than one command may; do it in parts"),
  TOO_MANY_BYTES(REJECTED, "the command touches more bytes than one command may; do it in parts"),
  STAMP_INVALID(REJECTED, "sequences start at 1 and are not below the first incomplete one"),
  TOO_MANY_IN_FLIGHT(
      REJECTED, "the session has as many writes in flight as it may have; wait for some"),
  KEY_CHANGED_TWICE(REJECTED, "a transaction may change each key once; merge the steps"),
  TTL_OUT_OF_RANGE(REJECTED, "the time to live is outside what is allowed"),
  REVISION_IN_FUTURE(
      REJECTED, "the group has not reached this revision; ask for one that an answer has shown"),
  TIME_IN_FUTURE(REJECTED, "the time is ahead of the leader's clock; ask for an earlier one"),
  REVISION_COMPACTED(
      REJECTED, "history below the compacted revision is gone; read a later revision"),
  OUTCOME_TOO_LARGE(
      REJECTED, "the answer would be larger than the limit; ask for less in one command"),
  COMMAND_UNSUPPORTED(
      REJECTED,
      "the cluster version does not have this command yet; finish the upgrade of all nodes"),
  NODE_UNKNOWN(REJECTED, "the cluster has no node of this name; see quorate status"),
  TOKEN_INVALID(
      REJECTED,
      "the session token is damaged or of another cluster; begin a session anew, without one"),
  INCARNATION_OVER(
      REJECTED,
      "the group was recovered or restored since; what the token knows may be lost, begin anew"),
  DEADLINE_EXPIRED(
      REJECTED, "the deadline was over before the request was looked at; nothing was done"),

  NOT_LEADER(
      UNAVAILABLE, "this node does not lead the group and could not forward; try another node"),
  NO_LEADER(UNAVAILABLE, "the group has no leader at the moment; try again"),
  GATE_CLOSED(
      UNAVAILABLE,
      "a new leader waits until the read authority of the one before is over; try again"),
  NODE_BEHIND(
      UNAVAILABLE,
      "the node does not answer the leader, or is far behind it; try again when it has caught up"),
  BOUND_NOT_PROVEN(
      UNAVAILABLE,
      "the bound cannot be proven at the moment; try again, or allow a longer one, see reached"),
  REVISION_NOT_REACHED(
      UNAVAILABLE, "no replica at hand has reached the revision that the read needs; try again"),
  LEADER_NOT_MOVED(
      UNAVAILABLE, "leadership did not move within the time given; see quorate status, try again"),
  RESOURCE_EXHAUSTED(UNAVAILABLE, "the node has as much work as it takes; back off and try again"),
  DISK_FULL(UNAVAILABLE, "the node's disk is full; free space, nothing was lost"),
  NODE_STOPPING(UNAVAILABLE, "the node is stopping; try another one"),
  UNREACHABLE(UNAVAILABLE, "no node could be reached; check the endpoints and the network"),
  READ_TIMEOUT(UNAVAILABLE, "the read was not answered in time; try again"),
  CLIENT_CLOSED(UNAVAILABLE, "the client was closed before the request was sent; open another one"),

  WRITE_TIMEOUT(
      INDETERMINATE,
      "the deadline passed while the write was under way; repeat it with the same session stamp"),
  LEADER_CHANGED(
      INDETERMINATE,
      "the leader changed while the write was under way; repeat it with the same session stamp"),
  CONNECTION_LOST(
      INDETERMINATE,
      "the connection broke before the answer came; repeat it with the same session stamp"),
  WAIT_INTERRUPTED(
      INDETERMINATE,
      "the thread that waited was interrupted; the request may have been applied, read to find out"),
  SESSION_UNKNOWN(
      INDETERMINATE,
      "the session ended or never was; whether an earlier try was applied cannot be told"),
  SEQUENCE_FORGOTTEN(
      INDETERMINATE, "the answer to this sequence was acknowledged and is forgotten"),
  INTERNAL(INDETERMINATE, "a fault inside the node; see its log");

  private final Fate fate;
  private final String text;

  ErrorCode(Fate fate, String text) {
    this.fate = fate;
    this.text = text;
  }

  public Fate fate() {
    return fate;
  }

  public String text() {
    return text;
  }
}
