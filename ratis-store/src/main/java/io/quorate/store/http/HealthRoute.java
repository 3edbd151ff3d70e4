package io.quorate.store.http;

import java.util.List;
import java.util.Optional;

/**
 * {@code /livez}: the process answers. {@code /readyz}: every check passes, else 503 and the names
 * of those that fail; with {@code ?verbose} all of them, one a line.
 */
final class HealthRoute {

  private final List<ReadinessCheck> checks;

  HealthRoute(List<ReadinessCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  void live(Exchange exchange) {
    exchange.text(200, "ok\n");
  }

  void ready(Exchange exchange) {
    boolean verbose = exchange.has("verbose");
    boolean ready = true;
    StringBuilder lines = new StringBuilder();
    for (ReadinessCheck check : checks) {
      Optional<String> problem = check.problem().get();
      ready &= problem.isEmpty();
      if (verbose || problem.isPresent()) {
        lines.append(problem.isEmpty() ? "[+] " : "[-] ").append(check.name());
        problem.ifPresent(text -> lines.append(": ").append(text));
        lines.append('\n');
      }
    }
    lines.append(ready ? "ready\n" : "not ready\n");
    exchange.text(ready ? 200 : 503, lines.toString());
  }
}
