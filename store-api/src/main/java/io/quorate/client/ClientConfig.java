package io.quorate.client;

import io.quorate.model.ReadConsistency;
import java.time.Duration;
import java.util.List;

/**
 * What a client was built with.
 *
 * @param keyspace empty for the default one
 * @param clusterId empty for any
 * @param deadline of a call that names none
 * @param consistency of a read that names none
 * @param attemptTimeout how long a stream may owe answers and give none, before it is given up
 */
record ClientConfig(
    List<Endpoint> endpoints,
    String keyspace,
    String clusterId,
    Duration deadline,
    Duration attemptTimeout,
    Duration connectTimeout,
    ReadConsistency consistency,
    ClientLimits limits,
    AddressTranslator translator) {

  ClientConfig {
    endpoints = List.copyOf(endpoints);
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("endpoints is empty; give at least one host:port");
    }
    requirePositive("deadline", deadline);
    requirePositive("attemptTimeout", attemptTimeout);
    requirePositive("connectTimeout", connectTimeout);
  }

  static void requirePositive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero() || duration.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          name + " is " + duration + "; allowed is more than zero, at most a day");
    }
  }
}
