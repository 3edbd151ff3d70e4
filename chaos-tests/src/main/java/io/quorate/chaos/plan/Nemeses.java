package io.quorate.chaos.plan;

import io.quorate.chaos.nemesis.Nemesis;
import java.util.List;

/** The faults that plans can name. */
public final class Nemeses {

  private Nemeses() {}

  public static List<Nemesis> all() {
    return List.of(new KillLeader());
  }

  /**
   * @throws IllegalArgumentException naming those that there are
   */
  public static Nemesis named(String name) {
    return all().stream()
        .filter(nemesis -> nemesis.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no fault '"
                    + name
                    + "'; there are "
                    + String.join(", ", all().stream().map(Nemesis::name).toList())));
  }
}
