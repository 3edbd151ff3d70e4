package io.quorate.chaos.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the server is started: the running JVM's own java and class path, and a hosts file.
 *
 * @param enter the words before the command, with which a process enters where it shall run
 */
record JavaCommand(ClusterPlan plan, Path hostsFile, List<String> enter) implements NodeStarter {

  private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

  /** The same behind these words. */
  JavaCommand entering(List<String> words) {
    return new JavaCommand(plan, hostsFile, words);
  }

  @Override
  public ProcessHandle start(Path log, Map<String, String> environment, List<String> arguments)
      throws IOException {
    return start(log, environment, List.of(), arguments).toHandle();
  }

  /** The same for a command that ends by itself. */
  Process startShortLived(Path log, List<String> arguments) throws IOException {
    return start(log, Map.of(), SHORT_LIVED, arguments);
  }

  private Process start(
      Path log, Map<String, String> environment, List<String> extra, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(enter);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> options = new ArrayList<>(WarmStart.options());
    options.addAll(extra);
    command.addAll(words(java, absoluteClassPath(), options));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(hostsFile.resolveSibling(".").toFile());
    // The configuration file alone decides what a node is.
    builder.environment().keySet().removeIf(name -> name.startsWith("QUORATE_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    return builder.start();
  }

  /** The command up to the server's own arguments, by this java and class path. */
  List<String> words(String java, String classPath, List<String> extra) {
    List<String> words = new ArrayList<>();
    words.add(java);
    words.addAll(plan.jvmOptions());
    words.addAll(extra);
    words.add("-Djdk.net.hosts.file=" + hostsFile);
    words.add("-cp");
    words.add(classPath);
    words.add(plan.mainClass());
    return words;
  }

  private static String absoluteClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
