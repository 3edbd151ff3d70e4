package io.quorate.core.alert;

import io.quorate.core.alert.Observation.Measured;
import io.quorate.core.alert.Observation.Missing;
import io.quorate.core.monitor.LinkReading;
import io.quorate.core.monitor.LinkReading.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Whether the links from this node are as they usually are. The subject is the other node. */
final class LinkRules {

  /** A link is called slow where at least this is added: less is the load of the machines. */
  static final long ADDED_NANOS_MIN = Duration.ofMillis(10).toNanos();

  private static final double MILLI_NANOS = 1e6;

  private final Threshold slowness;

  LinkRules(AlertLimits limits) {
    slowness = new Threshold(limits.slowFactor(), (1 + limits.slowFactor()) / 2.0);
  }

  List<Observation> lost(Sight sight) {
    return each(
        sight,
        (peer, link) ->
            switch (link.state()) {
              case UNKNOWN -> new Missing(peer, peer + " has not been pinged yet");
              case UP -> new Measured(peer, Judgement.GOOD, peer + " answers");
              case LOST ->
                  new Measured(
                      peer, Judgement.BAD, peer + " answers no pings from " + sight.self());
            });
  }

  /** A link that is lost, or not known for long, is neither slow nor not. */
  List<Observation> slow(Sight sight) {
    return each(sight, this::slow);
  }

  private Observation slow(String peer, LinkReading link) {
    if (link.state() != State.UP || link.usualNanos() == 0) {
      return new Measured(peer, Judgement.BETWEEN, "the usual round trip is not known");
    }
    boolean worth = link.meanNanos() - link.usualNanos() >= ADDED_NANOS_MIN;
    return new Measured(
        peer,
        worth ? slowness.judge(link.slowness()) : Judgement.GOOD,
        String.format(
            Locale.ROOT,
            "round trips to %s take %.1f ms, usually %.1f ms; slow at %.0f times that",
            peer,
            link.meanNanos() / MILLI_NANOS,
            link.usualNanos() / MILLI_NANOS,
            slowness.raiseAt()));
  }

  private static List<Observation> each(
      Sight sight, BiFunction<String, LinkReading, Observation> look) {
    Map<String, LinkReading> links = new TreeMap<>(sight.links());
    return links.entrySet().stream()
        .map(link -> look.apply(link.getKey(), link.getValue()))
        .toList();
  }
}
