package io.quorate.chaos.history;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is about to be sent. Take the time, make the invocation, send, and turn it into
 * the {@link Operation} that it became:
 *
 * <pre>{@code
 * Invocation write = Invocation.write(process, key, value, System.nanoTime());
 * ...
 * writer.append(write.done(null, System.nanoTime()));
 * }</pre>
 */
public record Invocation(
    String process,
    String key,
    String f,
    @Nullable Object a,
    @Nullable Object b,
    long startNanos,
    Details details) {

  /** An operation of the user's own, or one that is named by a {@link Verb}. */
  public static Invocation of(
      long process, String key, String f, @Nullable Object a, @Nullable Object b, long startNanos) {
    return new Invocation(Long.toString(process), key, f, a, b, startNanos, Details.NONE);
  }

  public static Invocation read(long process, String key, long startNanos) {
    return of(process, key, Verb.READ, null, null, startNanos);
  }

  public static Invocation write(long process, String key, long value, long startNanos) {
    return of(process, key, Verb.WRITE, value, null, startNanos);
  }

  public static Invocation cas(
      long process, String key, long expected, long value, long startNanos) {
    return of(process, key, Verb.CAS, expected, value, startNanos);
  }

  /** Adds an element to the set, or a number to the counter, under this key. */
  public static Invocation add(long process, String key, long elementOrDelta, long startNanos) {
    return of(process, key, Verb.ADD, elementOrDelta, null, startNanos);
  }

  public static Invocation readCounter(long process, String key, long startNanos) {
    return of(process, key, Verb.READ_COUNTER, null, null, startNanos);
  }

  /** Answered by the list of a set's elements, or the map of a bank's balances. */
  public static Invocation readAll(long process, String key, long startNanos) {
    return of(process, key, Verb.READ_ALL, null, null, startNanos);
  }

  public static Invocation transfer(
      long process, String bank, String from, String to, long amount, long startNanos) {
    Map<String, Object> order = Map.of("from", from, "to", to, "amount", amount);
    return of(process, bank, Verb.TRANSFER, order, null, startNanos);
  }

  /** A transaction of {@link MicroOperation}s; answered by the same ones with the reads filled. */
  public static Invocation txn(
      long process, String group, List<MicroOperation> asked, long startNanos) {
    return of(process, group, Verb.TXN, MicroOperation.toJson(asked), null, startNanos);
  }

  /** Answered by the fencing token of the holder. */
  public static Invocation acquire(long process, String lock, long startNanos) {
    return of(process, lock, Verb.ACQUIRE, null, null, startNanos);
  }

  public static Invocation release(long process, String lock, long token, long startNanos) {
    return of(process, lock, Verb.RELEASE, token, null, startNanos);
  }

  /** A write that the guarded thing takes only from the holder of this token or a newer one. */
  public static Invocation guardedWrite(
      long process, String lock, long token, @Nullable Object value, long startNanos) {
    return of(process, lock, Verb.GUARDED_WRITE, token, value, startNanos);
  }

  /** A write with an id of its own, which must not be applied twice however often it is sent. */
  public static Invocation once(long process, String key, String id, long startNanos) {
    return of(process, key, Verb.ONCE, id, null, startNanos);
  }

  /** Answered by how often the write with this id was applied. */
  public static Invocation count(long process, String key, String id, long startNanos) {
    return of(process, key, Verb.COUNT, id, null, startNanos);
  }

  /** A write of a value that is never stored twice, for a session or for none. */
  public static Invocation store(
      long process, String key, long value, @Nullable Object session, long startNanos) {
    return of(process, key, Verb.STORE, value, session, startNanos);
  }

  /**
   * A read whose receipt is evidence; needs a revision as a detail, and its bound if it has one.
   *
   * @param micros the commit time that it asked for, null where it asked for none
   */
  public static Invocation look(
      long process, String key, @Nullable Long micros, @Nullable Object session, long startNanos) {
    return of(process, key, Verb.LOOK, micros, session, startNanos);
  }

  /** Answered by the digest of what a replica holds; needs a node and a revision as details. */
  public static Invocation digest(long process, String group, long startNanos) {
    return of(process, group, Verb.DIGEST, null, null, startNanos);
  }

  public Invocation with(Details more) {
    return new Invocation(process, key, f, a, b, startNanos, more);
  }

  public Operation done(@Nullable Object out, long endNanos) {
    return ended(out, Fate.DONE, endNanos);
  }

  /** Certainly not applied; a {@code cas} that compared and found another value. */
  public Operation refused(long endNanos) {
    return ended(null, Fate.REFUSED, endNanos);
  }

  /** May have been applied, or may be yet; the process sends nothing more. */
  public Operation unknown(long endNanos) {
    return ended(null, Fate.UNKNOWN, endNanos);
  }

  private Operation ended(@Nullable Object out, Fate fate, long endNanos) {
    return new Operation(process, key, f, a, b, out, fate, startNanos, endNanos, details);
  }
}
