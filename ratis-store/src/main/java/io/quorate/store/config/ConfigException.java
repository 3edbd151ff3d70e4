package io.quorate.store.config;

/**
 * A setting that cannot be accepted. The message names the place, the key, the value and what is
 * allowed; it is meant for the person who wrote the setting.
 */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;

  /**
   * @param key the setting's path, such as {@code raft.leader-lease}
   * @param problem what is wrong with it and what is allowed
   */
  public ConfigException(String key, String problem) {
    this("", key, problem);
  }

  private ConfigException(String place, String key, String problem) {
    super(place + (key.isEmpty() ? "" : key + ": ") + problem, null, false, false);
    this.key = key;
    this.problem = problem;
  }

  /** The same problem, with the place where the setting was given. */
  ConfigException at(String place) {
    return new ConfigException(place + ": ", key, problem);
  }

  public String key() {
    return key;
  }
}
