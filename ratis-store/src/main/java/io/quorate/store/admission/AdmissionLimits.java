package io.quorate.store.admission;

import java.time.Duration;

/**
 * What a node takes from its clients; more is refused at once.
 *
 * @param keyBytesMax length of a key
 * @param valueBytesMax length of a value
 * @param requestBytesMax length of one message, its keys and values included
 * @param txnComparesMax comparisons in one transaction
 * @param txnStepsMax steps in each branch of a transaction
 * @param inFlightOperationsMax operations that the node has taken and not yet answered
 * @param inFlightBytesMax bytes of those operations and of their answers
 * @param streamOperationsMax operations of one stream under way; beyond it the node reads no
 *     further from that stream
 * @param scansMax reads of many keys under way
 * @param connectionsMax open connections to each port
 * @param defaultTimeout deadline of a request that names none, from its arrival
 * @param timeoutMax the longest deadline; a longer one is cut to it
 */
public record AdmissionLimits(
    int keyBytesMax,
    int valueBytesMax,
    int requestBytesMax,
    int txnComparesMax,
    int txnStepsMax,
    int inFlightOperationsMax,
    long inFlightBytesMax,
    int streamOperationsMax,
    int scansMax,
    int connectionsMax,
    Duration defaultTimeout,
    Duration timeoutMax) {

  public static final AdmissionLimits DEFAULT =
      new AdmissionLimits(
          4 << 10,
          1 << 20,
          8 << 20,
          128,
          128,
          20_000,
          128L << 20,
          4_096,
          64,
          10_000,
          Duration.ofSeconds(5),
          Duration.ofMinutes(10));

  public AdmissionLimits {
    requireWithin("keyBytesMax", keyBytesMax, 1, 16 << 10);
    requireWithin("valueBytesMax", valueBytesMax, 1, 16 << 20);
    requireWithin("requestBytesMax", requestBytesMax, keyBytesMax + valueBytesMax, 64 << 20);
    requireWithin("txnComparesMax", txnComparesMax, 1, 10_000);
    requireWithin("txnStepsMax", txnStepsMax, 1, 10_000);
    requireWithin("inFlightOperationsMax", inFlightOperationsMax, 1, 10_000_000);
    requireWithin("inFlightBytesMax", inFlightBytesMax, requestBytesMax, 1L << 40);
    requireWithin("streamOperationsMax", streamOperationsMax, 1, inFlightOperationsMax);
    requireWithin("scansMax", scansMax, 1, 100_000);
    requireWithin("connectionsMax", connectionsMax, 1, 1_000_000);
    requireWithin("timeoutMax (ms)", timeoutMax.toMillis(), 1, Integer.MAX_VALUE);
    requireWithin("defaultTimeout (ms)", defaultTimeout.toMillis(), 1, timeoutMax.toMillis());
  }

  private static void requireWithin(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + "; allowed is " + least + " to " + most);
    }
  }
}
