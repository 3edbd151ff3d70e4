package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import io.quorate.model.Get;
import io.quorate.model.GetResult;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "get", description = "Prints the value of a key; ends with 1 where there is none.")
final class GetCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client;
  @Mixin private final ReadOptions read = new ReadOptions();
  @Mixin private final BytesOptions bytes;

  @Parameters(index = "0", paramLabel = "KEY")
  private String key = "";

  @Option(names = "--raw", description = "Print exactly the value's bytes, without a line feed.")
  private boolean raw;

  GetCommand(Terminal terminal) {
    client = new ClientOptions(terminal);
    bytes = new BytesOptions(terminal);
  }

  @Override
  public Integer call() {
    try (QuorateClient quorate = client.connect()) {
      Get get = read.timed(Get.of(bytes.key(key)));
      GetResult result = quorate.get(get, read.consistency());
      client.answer(result.receipt(), ModelJson.get(result), out -> print(out, result));
      return result.entry().isPresent() ? ExitCode.OK : ExitCode.NOT_FOUND;
    }
  }

  private void print(PrintStream out, GetResult result) {
    result
        .value()
        .ifPresent(value -> {
          out.writeBytes(value.bytes());
          if (!raw) {
            out.println();
          }
        });
  }
}
