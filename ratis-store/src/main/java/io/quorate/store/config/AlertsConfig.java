package io.quorate.store.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a node raises an alert, and whom it tells.
 *
 * @param raiseAfter how long something must be wrong
 * @param clearAfter how long it must be well again
 * @param revisionsBehind a replica so many revisions behind the leader is wrong
 * @param age a replica that lacks writes of so long ago is wrong
 * @param linkSlowFactor a link so many times slower than usual is wrong
 * @param diskFreeBytes a disk with less room than this is wrong
 * @param webhookUrl where each change is posted to, http or https; null: nowhere
 */
public record AlertsConfig(
    Duration raiseAfter,
    Duration clearAfter,
    int revisionsBehind,
    Duration age,
    int linkSlowFactor,
    long diskFreeBytes,
    @Nullable URI webhookUrl) {

  private static final Duration TIME_MAX = Duration.ofHours(1);

  public AlertsConfig {
    Allowed.duration("alerts.raise-after", raiseAfter, Duration.ZERO, TIME_MAX);
    Allowed.duration("alerts.clear-after", clearAfter, Duration.ZERO, TIME_MAX);
    Allowed.count("alerts.replica-behind", revisionsBehind, 1, 1_000_000_000);
    Allowed.duration("alerts.replica-old", age, Duration.ofSeconds(1), Duration.ofDays(1));
    Allowed.count("alerts.link-slow-factor", linkSlowFactor, 2, 1_000);
    Allowed.bytes("alerts.disk-free", diskFreeBytes, 1L << 10, 1L << 40);
  }

  public static AlertsConfig defaults() {
    return from(Section.empty("alerts"));
  }

  static AlertsConfig from(Section section) {
    try (section) {
      return new AlertsConfig(
          section.duration("raise-after", Duration.ofSeconds(5)),
          section.duration("clear-after", Duration.ofSeconds(30)),
          section.whole("replica-behind", 10_000),
          section.duration("replica-old", Duration.ofSeconds(30)),
          section.whole("link-slow-factor", 3),
          section.bytes("disk-free", 512L << 20),
          url(section, "webhook"));
    }
  }

  private static @Nullable URI url(Section section, String key) {
    String text = section.text(key, "none");
    if (text.equals("none")) {
      return null;
    }
    try {
      URI url = new URI(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw section.problem(key, Quantity.quoted(text) + " is no URL: " + e.getReason());
    }
    throw section.problem(
        key, Quantity.quoted(text) + " is not allowed; give a http or https URL, or none");
  }

  public Optional<URI> webhook() {
    return Optional.ofNullable(webhookUrl);
  }
}
