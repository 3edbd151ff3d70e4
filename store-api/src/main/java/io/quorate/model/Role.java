package io.quorate.model;

/** A replica's part in its Raft group. */
public enum Role {
  LEADER,
  FOLLOWER,
  CANDIDATE,
  LISTENER,
  UNKNOWN
}
