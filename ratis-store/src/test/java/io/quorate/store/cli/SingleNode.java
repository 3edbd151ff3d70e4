package io.quorate.store.cli;

import io.quorate.store.StoreServer;
import io.quorate.store.config.ServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A cluster of one real node in this process, and the commands against it. */
final class SingleNode {

  final Path config;
  final Path data;
  private final String endpoint;

  SingleNode(Path folder, String cluster) throws IOException {
    List<Integer> ports = freePorts(4);
    endpoint = "127.0.0.1:" + ports.getFirst();
    data = folder.resolve("data-" + cluster);
    config =
        Files.writeString(
            folder.resolve(cluster + ".yaml"),
            """
            cluster:
              id: %s
              nodes:
                - {name: n1, region: r, client-port: %d, http-port: %d, raft-port: %d, peer-port: %d}
            node: {name: n1, data: '%s'}
            """
                .formatted(cluster, ports.get(0), ports.get(1), ports.get(2), ports.get(3), data));
  }

  /** Held open together, since a port that is free again may be given once more. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }

  StoreServer start() throws IOException {
    return StoreServer.start(ServerConfig.load(config, Map.of()));
  }

  /** A command of a client. */
  Run run(String... args) {
    return Run.of(Map.of("QUORATE_ENDPOINTS", endpoint), "", args);
  }

  /** A command that reads the node's configuration. */
  Run configured(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--config", config.toString()));
    return Run.of(all.toArray(String[]::new));
  }
}
