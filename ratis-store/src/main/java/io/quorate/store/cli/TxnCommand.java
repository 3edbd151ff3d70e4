package io.quorate.store.cli;

import io.quorate.client.QuorateClient;
import io.quorate.model.Compare;
import io.quorate.model.Txn;
import io.quorate.model.TxnResult;
import io.quorate.model.TxnStep;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "txn",
    description = {
      "Does all --then steps where every --if holds, else all --else steps; all or nothing.",
      "Ends with 1 where a condition did not hold.",
      "Conditions: " + TxnWords.CONDITIONS,
      "Steps: " + TxnWords.STEPS,
      "Example: quorate txn --if 'missing lock' --then 'put lock me' --else 'get lock'"
    })
final class TxnCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client;

  @Option(names = "--if", paramLabel = "CONDITION", description = "Give it again for more.")
  private List<String> conditions = new ArrayList<>();

  @Option(names = "--then", paramLabel = "STEP", description = "Give it again for more.")
  private List<String> then = new ArrayList<>();

  @Option(names = "--else", paramLabel = "STEP", description = "Give it again for more.")
  private List<String> orElse = new ArrayList<>();

  TxnCommand(Terminal terminal) {
    client = new ClientOptions(terminal);
  }

  @Override
  public Integer call() {
    Txn txn =
        Txn.when(conditions.stream().map(TxnWords::condition).toArray(Compare[]::new))
            .then(then.stream().map(TxnWords::step).toArray(TxnStep[]::new))
            .orElse(orElse.stream().map(TxnWords::step).toArray(TxnStep[]::new))
            .build();
    if (then.isEmpty() && orElse.isEmpty()) {
      throw new UsageException("a transaction needs a step: --then or --else");
    }
    try (QuorateClient quorate = client.connect()) {
      TxnResult result = quorate.txn(txn);
      client.answer(
          result.receipt(),
          ModelJson.txn(result),
          out -> {
            out.println(result.succeeded() ? "succeeded" : "conditions did not hold");
            ModelJson.txn(result).withArray("results").forEach(step -> out.println("  " + step));
          });
      return result.succeeded() ? ExitCode.OK : ExitCode.NOT_FOUND;
    }
  }
}
