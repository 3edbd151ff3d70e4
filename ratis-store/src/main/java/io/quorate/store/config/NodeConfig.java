package io.quorate.store.config;

import java.nio.file.Path;

/**
 * What is one node's own.
 *
 * @param name which of the cluster's nodes this is
 * @param data the folder that holds everything the node must not lose
 * @param bind the address that all ports listen on
 */
public record NodeConfig(String name, Path data, String bind) {

  public NodeConfig {
    Allowed.name("node.name", name);
    if (data.toString().isBlank()) {
      throw new ConfigException("node.data", "is empty; name a folder");
    }
    if (bind.isBlank()) {
      throw new ConfigException("node.bind", "is empty; give an address, such as 127.0.0.1");
    }
  }

  static NodeConfig from(Section section) {
    try (section) {
      return new NodeConfig(
          section.required("name"),
          Path.of(section.required("data")),
          section.text("bind", "127.0.0.1"));
    }
  }
}
