package io.quorate.store.config;

import java.time.Duration;

/**
 * How a node watches over the others.
 *
 * @param pingInterval from the end of a ping of another node to the next one
 */
public record MonitorConfig(Duration pingInterval) {

  public MonitorConfig {
    Allowed.duration(
        "monitor.ping-interval", pingInterval, Duration.ofMillis(100), Duration.ofMinutes(1));
  }

  static MonitorConfig from(Section section) {
    try (section) {
      return new MonitorConfig(section.duration("ping-interval", Duration.ofSeconds(1)));
    }
  }
}
