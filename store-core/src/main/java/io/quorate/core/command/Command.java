package io.quorate.core.command;

import io.quorate.core.version.GroupTime;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.LeaseId;
import io.quorate.core.version.Revision;
import io.quorate.core.version.Value;
import java.util.List;

/**
 * What the log may ask of the state. Limits on sizes are admission's; apply takes what the log
 * holds.
 */
public sealed interface Command {

  /** Sets a key. With a lease that does not exist it is refused. */
  record Put(Key key, Value value, LeaseId lease, boolean returnPrevious)
      implements Command, TxnStep {}

  /**
   * Deletes the keys of a range, {@link Limits#DELETED_KEYS_MAX} at most; refused where there are
   * more.
   */
  record Delete(KeyRange range, boolean returnPrevious) implements Command, TxnStep {}

  /**
   * Where all {@code compares} hold {@code then} is done, else {@code orElse}; all of it or
   * nothing.
   */
  record Txn(List<Compare> compares, List<TxnStep> then, List<TxnStep> orElse) implements Command {
    public Txn {
      compares = List.copyOf(compares);
      then = List.copyOf(then);
      orElse = List.copyOf(orElse);
    }
  }

  /** History that only readers below {@code below} could see may be forgotten. */
  record Compact(Revision below) implements Command {}

  /** Makes a lease that ends {@code ttlNanos} of group time from now unless kept alive. */
  record LeaseGrant(long ttlNanos) implements Command {}

  record LeaseKeepAlive(LeaseId lease) implements Command {}

  /** Ends a lease and deletes its keys; refused where they are more than one command deletes. */
  record LeaseRevoke(LeaseId lease) implements Command {}

  /**
   * Proposed by the leader alone: ends what is over by the group time of the entry, a bounded
   * number at a time.
   *
   * @param noticed when the leader saw that something was over; for people, apply does not use it
   */
  record Expire(GroupTime noticed) implements Command {}

  /** Opens a session; its id is the log index of this entry combined with the position in it. */
  record SessionOpen() implements Command {}

  record SessionClose(SessionId session) implements Command {}

  /** Sets the version of commands that every node of the cluster understands; never goes back. */
  record RaiseClusterVersion(int version) implements Command {}

  /** A step of a transaction. */
  sealed interface TxnStep permits Put, Delete, Read {}

  /**
   * Reads a range inside a transaction, as it is after the steps before it.
   *
   * @param limit how many entries at most; below 1 it means as many as {@link Limits} allow
   * @param countOnly counts the keys, whatever {@code limit} is, and returns none
   */
  record Read(KeyRange range, int limit, boolean descending, boolean keysOnly, boolean countOnly)
      implements TxnStep {}
}
