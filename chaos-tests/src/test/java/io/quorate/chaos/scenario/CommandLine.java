package io.quorate.chaos.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.cluster.NodeProcess;
import io.quorate.store.cli.Quorate;
import io.quorate.store.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The commands of a client, in this process, against the nodes of a cluster. */
final class CommandLine {

  private final String endpoints;

  CommandLine(Collection<NodeProcess> nodes) {
    endpoints =
        nodes.stream().map(node -> node.site().clientEndpoint()).collect(Collectors.joining(","));
  }

  /** What a command that ends well prints. */
  String run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Quorate.run(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                Map.of("QUORATE_ENDPOINTS", endpoints)),
            words);
    assertThat(code)
        .as("%s: %s", String.join(" ", words), err.toString(StandardCharsets.UTF_8))
        .isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
