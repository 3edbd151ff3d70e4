package io.quorate.chaos.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs short-lived programs of this machine, each behind the same words. Safe for any thread.
 *
 * @param prefix the words before each command, such as those that enter a network namespace
 */
public record HostCommand(List<String> prefix) {

  /** Programs run as they are. */
  public static final HostCommand PLAIN = new HostCommand(List.of());

  private static final Duration END_MAX = Duration.ofSeconds(30);

  public HostCommand {
    prefix = List.copyOf(prefix);
  }

  /** What this command does, in that network namespace. */
  public static HostCommand inNamespace(String name) {
    return new HostCommand(List.of("nsenter", "--net=/run/netns/" + name, "--"));
  }

  /** The words with which this program is started here. */
  public List<String> words(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /**
   * Runs it and returns what it printed.
   *
   * @throws IOException with its output, if it cannot be started, fails or does not end in time
   */
  public String run(String... command) throws IOException {
    return feed("", command);
  }

  /** The same with a text at its standard input. */
  public String feed(String input, String... command) throws IOException {
    List<String> words = words(List.of(command));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    CompletableFuture<byte[]> output =
        CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread);
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException endedBeforeReading) {
      // its exit and its output say why
    }
    try {
      if (!process.waitFor(END_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", words) + " did not end within " + END_MAX);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted during " + String.join(" ", words), e);
    }
    String text = new String(output.join(), StandardCharsets.UTF_8);
    if (process.exitValue() != 0) {
      throw new IOException(
          String.join(" ", words) + " ended with " + process.exitValue() + ": " + text.strip());
    }
    return text;
  }

  private static byte[] read(Process process) {
    try {
      return process.getInputStream().readAllBytes();
    } catch (IOException killed) {
      return new byte[0];
    }
  }
}
