package io.quorate.chaos.history;

/**
 * Names that the field {@code f} takes, by workload. {@code docs/history-format.md} says which
 * values go with them, {@link Invocation} makes them.
 */
public final class Verb {

  // register
  public static final String READ = "r";
  public static final String WRITE = "w";
  public static final String CAS = "cas";

  // set: add an element, read all; counter: add a number, read; bank: transfer, read all
  public static final String ADD = "add";
  public static final String READ_COUNTER = "read";
  public static final String READ_ALL = "read-all";
  public static final String TRANSFER = "transfer";

  // append, and the micro-operations of its transactions: ["append", key, value], ["r", key, list]
  public static final String TXN = "txn";
  public static final String APPEND = "append";

  // lock
  public static final String ACQUIRE = "acquire";
  public static final String RELEASE = "release";
  public static final String GUARDED_WRITE = "guarded-write";

  // exactly once
  public static final String ONCE = "once";
  public static final String COUNT = "count";

  // receipts: store a value, look at a key at some level
  public static final String STORE = "store";
  public static final String LOOK = "look";

  // what a replica holds
  public static final String DIGEST = "digest";

  private Verb() {}
}
