package io.quorate.chaos.plan;

import io.quorate.chaos.wan.RoundTrips;
import io.quorate.chaos.workload.Workloads;
import io.quorate.store.config.ConfigException;
import io.quorate.store.config.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads plans from YAML. A mistake is refused with file, line, key and what would do. */
final class PlanReader {

  private static final int FORMAT = 1;
  private static final int RATE_MAX = 5_000;
  private static final int TOGETHER_MAX = 4;
  private static final Duration LENGTH_MAX = Duration.ofDays(2);

  private static final Place DEFAULT_PLACE =
      new Place(
          List.of("us-east", "eu-west", "ap-south"),
          1,
          List.of("us-east:eu-west=20", "us-east:ap-south=40", "eu-west:ap-south=30"),
          Duration.ofSeconds(10),
          Map.of());

  private static final Pace DEFAULT_PACE =
      new Pace(
          Duration.ofSeconds(3),
          Duration.ofSeconds(8),
          Duration.ofSeconds(2),
          Duration.ofSeconds(6));

  private PlanReader() {}

  /**
   * @param strict see {@link Plan#strict}
   * @throws ConfigException naming file, line, key and fix
   */
  static Plan read(String file, String yaml, boolean strict) {
    return Section.read(file, yaml, root -> plan(root, strict));
  }

  private static Plan plan(Section root, boolean strict) {
    if (root.whole("format", 0) != FORMAT) {
      throw root.problem("format", "give " + FORMAT + ", the one form of plans that there is");
    }
    String name = root.required("name");
    Place place = place(root, DEFAULT_PLACE);
    Pace pace = pace(root, DEFAULT_PACE);
    List<Load> loads = loads(root, List.of());
    List<Trial> trials = new ArrayList<>();
    for (Section section : root.sections("trials")) {
      try (section) {
        trials.add(trial(section, place, pace, loads));
      }
    }
    int bugs = bugs(root);
    root.close(); // a misspelt key comes before what is missing for it
    if (trials.isEmpty()) {
      throw root.problem("trials", "give at least one, with name, length, and faults");
    }
    return new Plan(name, strict, trials, bugs);
  }

  private static int bugs(Section root) {
    String text = root.text("bugs", "0");
    if (text.equals("all")) {
      return Plan.ALL;
    }
    if (!text.matches("\\d{1,3}")) {
      throw root.problem("bugs", "'" + text + "' is neither a number nor all");
    }
    return Integer.parseInt(text);
  }

  private static Trial trial(Section section, Place place, Pace pace, List<Load> loads) {
    Duration length = section.duration("length", Duration.ofMinutes(1));
    if (length.isZero() || length.compareTo(LENGTH_MAX) > 0) {
      throw section.problem("length", length + " is not allowed; give 1s to 2d");
    }
    List<Load> own = loads(section, loads);
    if (own.isEmpty()) {
      throw section.problem(
          "workloads",
          "is required, here or for the whole plan: a list of {name: ..., rate: ...} of "
              + String.join(", ", Workloads.names()));
    }
    int together = section.whole("together", 1);
    if (together < 1 || together > TOGETHER_MAX) {
      throw section.problem("together", together + " is not allowed; give 1 to " + TOGETHER_MAX);
    }
    return new Trial(
        section.required("name"),
        length,
        place(section, place),
        own,
        faults(section),
        together,
        pace(section, pace));
  }

  private static List<String> faults(Section section) {
    List<String> names = section.texts("faults");
    for (String name : names) {
      try {
        Nemeses.named(name);
      } catch (IllegalArgumentException e) {
        throw section.problem("faults", String.valueOf(e.getMessage()));
      }
    }
    return names;
  }

  private static Place place(Section parent, Place outer) {
    try (Section section = parent.section("cluster")) {
      List<String> regions = orElse(section.texts("regions"), outer.regions());
      List<String> roundTrips = orElse(section.texts("round-trips"), outer.roundTrips());
      Map<String, String> settings = new HashMap<>(outer.settings());
      for (String setting : section.texts("settings")) {
        if (!setting.matches("[a-z-]+\\.[a-z-]+=.+")) {
          throw section.problem(
              "settings", "'" + setting + "' is not of the form section.key=value");
        }
        settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
      }
      Place place =
          new Place(
              regions,
              section.whole("nodes-per-region", outer.nodesPerRegion()),
              roundTrips,
              section.duration("home-return-after", outer.leaderHome()),
              settings);
      checked(section, place);
      return place;
    }
  }

  private static void checked(Section section, Place place) {
    try {
      RoundTrips.parse(place.roundTrips());
    } catch (IllegalArgumentException e) {
      throw section.problem("round-trips", String.valueOf(e.getMessage()));
    }
    try {
      place.clusterPlan();
    } catch (IllegalArgumentException e) {
      throw section.problem("regions", String.valueOf(e.getMessage()));
    }
  }

  private static List<String> orElse(List<String> given, List<String> outer) {
    return given.isEmpty() ? outer : given;
  }

  private static Pace pace(Section parent, Pace outer) {
    try (Section section = parent.section("pace")) {
      try {
        return new Pace(
            section.duration("hold-min", outer.holdMin()),
            section.duration("hold-max", outer.holdMax()),
            section.duration("calm-min", outer.calmMin()),
            section.duration("calm-max", outer.calmMax()));
      } catch (IllegalArgumentException e) {
        throw section.problem("hold-min", "or calm-min: " + e.getMessage());
      }
    }
  }

  private static List<Load> loads(Section parent, List<Load> outer) {
    List<Load> loads = new ArrayList<>();
    for (Section section : parent.sections("workloads")) {
      try (section) {
        String name = section.required("name");
        if (!Workloads.names().contains(name)) {
          throw section.problem(
              "name", "there is no workload '" + name + "'; take one of " + Workloads.names());
        }
        int rate = section.whole("rate", 100);
        if (rate < 1 || rate > RATE_MAX) {
          throw section.problem(
              "rate", rate + " is not allowed; give 1 to " + RATE_MAX + " operations a second");
        }
        loads.add(new Load(name, rate));
      }
    }
    return loads.isEmpty() ? outer : loads;
  }
}
