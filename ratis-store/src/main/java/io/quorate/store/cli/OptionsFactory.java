package io.quorate.store.cli;

import picocli.CommandLine;

/** Makes the options that the methods of a command take: each knows the terminal. */
record OptionsFactory(Terminal terminal) implements CommandLine.IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return type == ClientOptions.class
        ? type.cast(new ClientOptions(terminal))
        : CommandLine.defaultFactory().create(type);
  }
}
