package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Each method is a command below {@code debug}. */
@Command(
    name = "debug",
    synopsisSubcommandLabel = "COMMAND",
    description = "Collects what somebody needs who looks for a fault.")
final class DebugCommand {

  private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(5);
  private static final List<String> PAGES =
      List.of("/livez", "/readyz?verbose", "/metrics", "/v1/status", "/v1/alerts");

  @Command(
      name = "bundle",
      description = {
        "Writes a zip with status, health, alerts and metrics of every node, and this program's JVM.",
        "It holds no keys and no values."
      })
  int bundle(
      @Mixin ClientOptions client,
      @Option(
              names = {"-f", "--file"},
              paramLabel = "FILE",
              defaultValue = "quorate-debug.zip",
              description = "Where to, ${DEFAULT-VALUE} where not given; it must not exist yet.")
          Path file)
      throws IOException {
    try (QuorateClient quorate = client.connect();
        HttpClient http = HttpClient.newBuilder().connectTimeout(HTTP_TIMEOUT).build()) {
      ClusterView view = ClusterView.of(quorate);
      try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        add(zip, "status.json", StatusCommand.json(view).toPrettyString());
        add(zip, "program.txt", program());
        for (ClusterView.Node node : view.nodes()) {
          for (String page : PAGES) {
            String name = page.substring(1).replace('/', '-').replace("?verbose", "");
            add(
                zip,
                node.address().node() + "/" + name + ".txt",
                page(http, node.address().httpAddress(), page));
          }
        }
      }
    }
    client.terminal().out().println(file + " is written");
    return ExitCode.OK;
  }

  /** What the node answers, or why it does not: both help. */
  private static String page(HttpClient http, String address, String page) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + page))
            .timeout(HTTP_TIMEOUT)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      return "HTTP " + answer.statusCode() + "\n\n" + answer.body();
    } catch (IOException e) {
      return "no answer: " + e + "\n";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "no answer: interrupted\n";
    }
  }

  private static String program() {
    StringBuilder lines = new StringBuilder();
    for (String property :
        List.of("java.vm.name", "java.vm.version", "os.name", "os.version", "os.arch")) {
      lines.append(property).append(": ").append(System.getProperty(property)).append('\n');
    }
    return lines.append("cpus: ").append(Runtime.getRuntime().availableProcessors()).toString();
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
