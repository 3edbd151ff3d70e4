package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import io.quorate.model.Receipt;
import io.quorate.model.Revision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "compact", description = "Lets the store forget history below a revision.")
final class CompactCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client;

  @Parameters(index = "0", paramLabel = "REVISION")
  private long revision;

  CompactCommand(Terminal terminal) {
    client = new ClientOptions(terminal);
  }

  @Override
  public Integer call() {
    if (revision < 1) {
      throw new UsageException(revision + " is not allowed; give a revision, 1 or more");
    }
    try (QuorateClient quorate = client.connect()) {
      Receipt receipt = quorate.compact(Revision.of(revision));
      client.answer(
          receipt,
          ModelJson.object().put("compacted", revision),
          out -> out.println("compacted below " + revision));
    }
    return ExitCode.OK;
  }
}
