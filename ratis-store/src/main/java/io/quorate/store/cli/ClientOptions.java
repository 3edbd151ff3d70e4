package io.quorate.store.cli;

import io.quorate.client.Endpoint;
import io.quorate.client.QuorateClient;
import io.quorate.model.Receipt;
import io.quorate.store.config.Quantity;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Which cluster a command talks to, and how it answers. */
final class ClientOptions {

  private static final String ENDPOINTS_VARIABLE = "QUORATE_ENDPOINTS";
  private static final String ENDPOINTS_DEFAULT = "127.0.0.1:7420";

  /** How an answer is written. */
  enum Form {
    table,
    json
  }

  private final Terminal terminal;

  @Option(
      names = "--endpoints",
      paramLabel = "HOST:PORT,...",
      description =
          "Client ports of some nodes, the nearest first; else $QUORATE_ENDPOINTS, else "
              + ENDPOINTS_DEFAULT
              + ".")
  private String endpoints = "";

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Deadline of each request, retries included; ${DEFAULT-VALUE} where not given.")
  private String timeout = "10s";

  @Option(names = "--keyspace", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.")
  private String keyspace = "default";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} where not given.")
  private Form form = Form.table;

  @Option(
      names = "--receipt",
      description = "Print the evidence that came with the answer to stderr; json always has it.")
  private boolean receipt;

  ClientOptions(Terminal terminal) {
    this.terminal = terminal;
  }

  QuorateClient connect() {
    return QuorateClient.builder()
        .endpoints(endpointList())
        .keyspace(keyspace)
        .deadline(timeout())
        .build();
  }

  List<Endpoint> endpointList() {
    String text =
        endpoints.isEmpty() ? terminal.variable(ENDPOINTS_VARIABLE, ENDPOINTS_DEFAULT) : endpoints;
    try {
      return Arrays.stream(text.trim().split("\\s*,\\s*")).map(Endpoint::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--endpoints: " + e.getMessage());
    }
  }

  Duration timeout() {
    try {
      Duration parsed = Quantity.duration(timeout);
      if (parsed.isZero() || parsed.compareTo(Duration.ofDays(1)) > 0) {
        throw new UsageException("--timeout: " + timeout + " is not allowed; give 1ms to 1d");
      }
      return parsed;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--timeout: " + e.getMessage());
    }
  }

  String keyspace() {
    return keyspace;
  }

  boolean json() {
    return form == Form.json;
  }

  Terminal terminal() {
    return terminal;
  }

  /** Prints one answer in the form asked for. */
  void answer(Receipt evidence, ObjectNode json, Consumer<PrintStream> table) {
    if (json()) {
      json.set("receipt", ModelJson.receipt(evidence));
      terminal.out().println(json);
    } else {
      table.accept(terminal.out());
      if (receipt) {
        terminal.out().flush();
        terminal.err().println("receipt " + ModelJson.receipt(evidence));
      }
    }
  }
}
