package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import io.quorate.store.cli.load.BulkLoad;
import io.quorate.store.cli.load.LoadPlan;
import io.quorate.store.cli.load.Progress;
import io.quorate.store.cli.load.RecordFormat;
import io.quorate.store.cli.load.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "load",
    description = {
      "Puts each record of a file: tab or comma separated, or JSON lines; gzip is unpacked.",
      "Cut short, it goes on where it stopped when run again: a state file lies beside the file.",
      "Example: quorate load cities.tsv.gz --key 'city/{country}/{geoname_id}'"
    })
final class LoadCommand implements Callable<Integer> {

  private static final int IN_FLIGHT_MAX = 4_000;

  @Mixin private final ClientOptions client;

  @Parameters(index = "0", paramLabel = "FILE")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "TEMPLATE",
      description = "The key, with the record's fields in braces.")
  private String key = "";

  @Option(
      names = "--value",
      paramLabel = "TEMPLATE",
      description = "The value likewise; the whole record as a JSON object where not given.")
  private String value = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; by the file's name where not given.")
  private @Nullable RecordFormat format;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME",
      description = "Names of the columns, where the first line does not have them.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description = "Most puts under way, 1 to " + IN_FLIGHT_MAX + "; default ${DEFAULT-VALUE}.")
  private int inFlight = 1_024;

  @Option(names = "--state", paramLabel = "FILE", description = "Where to keep the state.")
  private @Nullable Path stateFile;

  @Option(names = "--restart", description = "Begin again, whatever the state says.")
  private boolean restart;

  LoadCommand(Terminal terminal) {
    client = new ClientOptions(terminal);
  }

  @Override
  public Integer call() throws IOException {
    if (inFlight < 1 || inFlight > IN_FLIGHT_MAX) {
      throw new UsageException(
          "--in-flight: " + inFlight + " is not allowed; give 1 to " + IN_FLIGHT_MAX);
    }
    Path state = Optional.ofNullable(stateFile).orElseGet(() -> BulkLoad.stateBeside(file));
    if (restart) {
      Files.deleteIfExists(state);
    }
    boolean live = System.console() != null && System.console().isTerminal();
    Progress progress = new Progress(client.terminal().err(), live, System::nanoTime);
    try (QuorateClient quorate = client.connect()) {
      long records =
          new BulkLoad(plan(), state, quorate.async()::put, inFlight, progress, System::nanoTime)
              .run();
      client.terminal().out().println(records + " records are loaded");
    }
    return ExitCode.OK;
  }

  private LoadPlan plan() {
    return new LoadPlan(
        file,
        format == null ? RecordFormat.of(String.valueOf(file.getFileName())) : format,
        columns,
        Template.parse(key),
        value.isEmpty() ? null : Template.parse(value));
  }
}
