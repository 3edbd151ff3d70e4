package io.quorate.chaos.demo;

import io.quorate.chaos.cluster.LocalCluster;
import io.quorate.chaos.cluster.Site;
import io.quorate.chaos.terminal.Ink;
import io.quorate.chaos.terminal.Screen;
import java.util.stream.Collectors;

/** Tells how to use the cluster from another terminal. */
final class Directions {

  private Directions() {}

  static void show(Stage stage) {
    Screen screen = stage.screen();
    LocalCluster cluster = stage.cluster();
    String region = stage.plan().regions().getLast();
    Site home = cluster.topology().sites().getFirst();
    String endpoints =
        cluster.topology().sites().stream()
            .map(Site::clientEndpoint)
            .collect(Collectors.joining(","));
    screen.title("It stays up until Ctrl-C. From another terminal:");
    screen.line("");
    screen.line(
        Ink.DIM, "# be a client in " + region + "; the other hosts.* files are the other regions");
    screen.line("export QUORATE_HOSTS=" + cluster.hostsFile(region));
    screen.line("export QUORATE_ENDPOINTS=" + endpoints);
    screen.line("./quorate put greeting hello");
    screen.line("./quorate get greeting");
    screen.line("./quorate status");
    screen.line("");
    screen.line(Ink.DIM, "# or plain HTTP, to any node");
    screen.line(
        "curl http://" + home.address() + ":" + home.httpAddress().getPort() + "/v1/kv/greeting");
    screen.line("");
  }
}
