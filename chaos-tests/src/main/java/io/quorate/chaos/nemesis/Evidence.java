package io.quorate.chaos.nemesis;

import java.util.Map;

/**
 * What shows that a fault took hold: without it a run proves nothing.
 *
 * @param tookHold whether the fault was felt: a process was gone, packets were dropped, a clock was
 *     off
 * @param words for people
 * @param figures by name, for the report: {@code packets-dropped}, {@code milliseconds-stopped}
 */
public record Evidence(boolean tookHold, String words, Map<String, Long> figures) {

  public Evidence {
    figures = Map.copyOf(figures);
  }

  public static Evidence of(boolean tookHold, String words) {
    return new Evidence(tookHold, words, Map.of());
  }
}
