package io.quorate.chaos.bench;

import io.quorate.chaos.cluster.WarmStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quorate train}. Exit codes: 0 the cache is made, 1 not, 2 wrong usage. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Runs three nodes under load for about half a minute, and keeps what the JVM learnt in a file",
      "beside the program's jars. From then on nodes start with half the CPU time, and reach",
      "full speed sooner. Once for each release and JDK; without it all works, only later."
    })
public final class TrainCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path cache =
        WarmStart.file()
            .orElseThrow(() ->
                new ParameterException(
                    spec.commandLine(), "train is started by the script quorate"));
    new Training(cache).run();
    System.out.println("nodes start warm from " + cache);
    return 0;
  }
}
