package io.quorate.chaos.wan;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The round trip between each two regions. Symmetric; zero within a region; a pair that is not
 * named costs nothing.
 */
public final class RoundTrips {

  private static final Pattern SPELLING =
      Pattern.compile("(?<a>[a-z0-9-]+):(?<b>[a-z0-9-]+)=(?<ms>\\d{1,5})(ms)?");

  /** Three regions on three continents, as the demo runs them. */
  public static final RoundTrips THREE_CONTINENTS =
      parse(List.of("us-east:eu-west=80", "us-east:ap-south=200", "eu-west:ap-south=130"));

  private final Map<Pair, Duration> byPair;

  private RoundTrips(Map<Pair, Duration> byPair) {
    this.byPair = Map.copyOf(byPair);
  }

  /**
   * Reads {@code a:b=ms} pairs; a later one replaces an earlier one.
   *
   * @throws IllegalArgumentException naming the text that is not understood
   */
  public static RoundTrips parse(Collection<String> pairs) {
    Map<Pair, Duration> byPair = new LinkedHashMap<>();
    for (String text : pairs) {
      Matcher matcher = SPELLING.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "a round trip is written region:region=milliseconds, for example us-east:eu-west=80;"
                + " found "
                + text);
      }
      byPair.put(
          Pair.of(matcher.group("a"), matcher.group("b")),
          Duration.ofMillis(Long.parseLong(matcher.group("ms"))));
    }
    return new RoundTrips(byPair);
  }

  /** These round trips, with those of {@code other} where both name a pair. */
  public RoundTrips with(RoundTrips other) {
    Map<Pair, Duration> merged = new LinkedHashMap<>(byPair);
    merged.putAll(other.byPair);
    return new RoundTrips(merged);
  }

  public Duration between(String a, String b) {
    return a.equals(b) ? Duration.ZERO : byPair.getOrDefault(Pair.of(a, b), Duration.ZERO);
  }

  /** The longest round trip among these regions. */
  public Duration longest(Collection<String> regions) {
    return regions.stream()
        .flatMap(a -> regions.stream().map(b -> between(a, b)))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private record Pair(String first, String second) {
    static Pair of(String a, String b) {
      return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
    }
  }
}
