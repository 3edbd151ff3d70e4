package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import io.quorate.model.LeaseId;
import io.quorate.model.Put;
import io.quorate.model.PutResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "put", description = "Sets a key. Applied exactly once, however often it is sent.")
final class PutCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client;
  @Mixin private final BytesOptions bytes;

  @Parameters(index = "0", paramLabel = "KEY")
  private String key = "";

  @Parameters(
      index = "1",
      paramLabel = "VALUE",
      description = "Text; @FILE for a file's content, - for standard input, @@x for @x.")
  private String value = "";

  @Option(
      names = "--lease",
      paramLabel = "ID",
      description = "Delete the key when this lease ends.")
  private long lease;

  PutCommand(Terminal terminal) {
    client = new ClientOptions(terminal);
    bytes = new BytesOptions(terminal);
  }

  @Override
  public Integer call() {
    Put plain = Put.of(bytes.key(key), bytes.value(value));
    Put put = lease == 0 ? plain : plain.withLease(LeaseId.of(lease));
    try (QuorateClient quorate = client.connect()) {
      PutResult result = quorate.put(put);
      client.answer(
          result.receipt(),
          ModelJson.put(result),
          out -> out.println("revision " + result.receipt().revision()));
    }
    return ExitCode.OK;
  }
}
