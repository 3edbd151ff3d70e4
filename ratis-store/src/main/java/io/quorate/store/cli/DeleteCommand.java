package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import io.quorate.model.Delete;
import io.quorate.model.DeleteRange;
import io.quorate.model.DeleteResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "delete",
    description = {
      "Deletes a key, or the keys of a range, all or none; ends with 1 where there was none.",
      "quorate delete K: that key; quorate delete A Z: from A, before Z."
    })
final class DeleteCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client;
  @Mixin private final BytesOptions bytes;
  @Mixin private final KeysOptions keys = new KeysOptions();

  DeleteCommand(Terminal terminal) {
    client = new ClientOptions(terminal);
    bytes = new BytesOptions(terminal);
  }

  @Override
  public Integer call() {
    boolean single = keys.single();
    try (QuorateClient quorate = client.connect()) {
      DeleteResult result =
          single
              ? quorate.delete(Delete.of(keys.key(bytes)))
              : quorate.delete(DeleteRange.of(keys.range(bytes)));
      client.answer(
          result.receipt(),
          ModelJson.delete(result),
          out -> out.println("deleted " + result.deleted()));
      return result.deleted() == 0 ? ExitCode.NOT_FOUND : ExitCode.OK;
    }
  }
}
