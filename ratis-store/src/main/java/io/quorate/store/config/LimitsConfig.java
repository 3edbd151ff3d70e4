package io.quorate.store.config;

import java.time.Duration;

/**
 * What a node takes from its clients; more is refused at once.
 *
 * @param keyBytesMax length of a key
 * @param valueBytesMax length of a value
 * @param requestBytesMax length of one message, its keys and values included
 * @param inFlightOperationsMax operations taken and not yet answered
 * @param inFlightBytesMax bytes of operations taken and not yet answered
 * @param connectionsMax open client connections
 * @param defaultTimeout deadline of a request that names none, from its arrival
 */
public record LimitsConfig(
    int keyBytesMax,
    int valueBytesMax,
    int requestBytesMax,
    int inFlightOperationsMax,
    long inFlightBytesMax,
    int connectionsMax,
    Duration defaultTimeout) {

  public LimitsConfig {
    Allowed.bytes("limits.key", keyBytesMax, 1, 16L << 10);
    Allowed.bytes("limits.value", valueBytesMax, 1, 16L << 20);
    Allowed.bytes("limits.request", requestBytesMax, 1L << 10, 64L << 20);
    Allowed.count("limits.in-flight-operations", inFlightOperationsMax, 1, 10_000_000);
    Allowed.bytes("limits.in-flight-bytes", inFlightBytesMax, requestBytesMax, 16L << 30);
    Allowed.count("limits.connections", connectionsMax, 1, 1_000_000);
    Allowed.duration(
        "limits.default-timeout", defaultTimeout, Duration.ofMillis(10), Duration.ofMinutes(10));
  }

  public static LimitsConfig defaults() {
    return from(Section.empty("limits"));
  }

  static LimitsConfig from(Section section) {
    try (section) {
      return new LimitsConfig(
          (int) Math.min(Integer.MAX_VALUE, section.bytes("key", 4L << 10)),
          (int) Math.min(Integer.MAX_VALUE, section.bytes("value", 1L << 20)),
          (int) Math.min(Integer.MAX_VALUE, section.bytes("request", 8L << 20)),
          section.whole("in-flight-operations", 20_000),
          section.bytes("in-flight-bytes", 128L << 20),
          section.whole("connections", 10_000),
          section.duration("default-timeout", Duration.ofSeconds(5)));
    }
  }
}
