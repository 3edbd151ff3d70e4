package io.quorate.chaos.cluster;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in for the server: wants its marker, then says that it is ready. */
final class FakeServer {

  private FakeServer() {}

  public static void main(String[] arguments) throws IOException {
    String config = Files.readString(Path.of(arguments[2]));
    Path marker = Path.of(setting(config, "data")).resolve("marker");
    switch (arguments[0]) {
      case "init" -> {
        Files.createDirectories(marker.getParent());
        Files.writeString(marker, "1");
      }
      case "node" -> {
        if (!Files.exists(marker)) {
          System.out.println("refused: no marker");
          System.exit(2);
        }
        serve(setting(config, "bind"), setting(config, "name"));
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void serve(String bind, String name) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(bind, Ports.HTTP), 0);
    server.createContext(
        "/readyz",
        exchange -> {
          byte[] body = name.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (exchange) {
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    System.out.println("serving " + name);
  }

  private static String setting(String config, String key) {
    Matcher matcher = Pattern.compile("(?m)^  " + key + ": (.+)$").matcher(config);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no " + key + " in\n" + config);
    }
    return matcher.group(1);
  }
}
