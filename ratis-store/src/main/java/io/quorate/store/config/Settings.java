package io.quorate.store.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the settings of one load come from: a file, and variables of the environment that win over
 * it. Remembers which settings were asked for, and the place of each. Owned by the loading thread.
 */
final class Settings {

  private static final String PREFIX = "QUORATE_";

  private final String file;
  private final Map<String, String> environment;
  private final Map<String, String> places = new HashMap<>();
  private final Set<String> known = new TreeSet<>();

  Settings(String file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /** {@code raft.leader-lease} is {@code QUORATE_RAFT_LEADER_LEASE}. */
  static String variable(String path) {
    return PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Every setting asked for so far, by its path. */
  Set<String> known() {
    return known;
  }

  /** The value of the environment, if it has one. */
  @Nullable String override(String path) {
    known.add(path);
    if (path.contains("[")) {
      return null; // an element of a list has no variable
    }
    String value = environment.get(variable(path));
    if (value != null) {
      places.put(path, variable(path));
    }
    return value;
  }

  void foundAt(String path, int line) {
    places.putIfAbsent(path, file + ":" + line);
  }

  ConfigException locate(ConfigException problem) {
    String path = problem.key();
    while (!path.isEmpty()) {
      String place = places.get(path);
      if (place != null) {
        return problem.at(place);
      }
      path = path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
    return problem.at(file);
  }

  /** Refuses variables that look like a setting of a section and are none. */
  void refuseUnknownVariables(Set<String> sections) {
    Set<String> variables = new TreeSet<>();
    known.stream().filter(p -> !p.contains("[")).map(Settings::variable).forEach(variables::add);
    for (String name : new TreeSet<>(environment.keySet())) {
      boolean ofSection = sections.stream().anyMatch(s -> name.startsWith(variable(s) + "_"));
      if (ofSection && !variables.contains(name)) {
        String hint = Nearest.to(name, variables).map(n -> "; nearest is " + n).orElse("");
        throw new ConfigException(name, "is no setting of the environment" + hint);
      }
    }
  }
}
