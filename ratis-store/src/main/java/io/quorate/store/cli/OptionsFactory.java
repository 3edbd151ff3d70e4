package io.quorate.store.cli;

import picocli.CommandLine;

/** Makes the options that the methods of a command take: each knows the terminal. */
record OptionsFactory(Terminal terminal) implements CommandLine.IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == ClientOptions.class) {
      return type.cast(new ClientOptions(terminal));
    }
    return type == ConfigOption.class
        ? type.cast(new ConfigOption(terminal))
        : CommandLine.defaultFactory().create(type);
  }
}
