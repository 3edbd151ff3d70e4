package io.quorate.chaos.cluster;

import io.quorate.v1.ReplicaStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One server process of this machine, in a container or not. Safe for any thread. */
public final class NodeProcess implements TestNode {

  static final String CONFIG = "quorate.yaml";
  static final String DATA = "data";
  private static final String LOG = "node.log";

  private static final Duration PREPARE_MAX = Duration.ofSeconds(120);
  private static final Duration STOP_MAX = Duration.ofSeconds(60);
  private static final Duration KILL_MAX = Duration.ofSeconds(30);
  private static final int LOG_TAIL_LINES = 15;

  private final Site site;
  private final Path home;
  private final JavaCommand command;
  private final NodeStarter starter;
  private final ClusterFolder folder;
  private final NodeDoor door;
  private Map<String, String> environment = Map.of();
  private @Nullable ProcessHandle process;

  /**
   * @param command by which short-lived programs of the server run
   * @param starter by which it is started itself
   */
  NodeProcess(
      Site site,
      Path home,
      JavaCommand command,
      NodeStarter starter,
      ClusterFolder folder,
      NodeDoor door) {
    this.site = site;
    this.home = home;
    this.command = command;
    this.starter = starter;
    this.folder = folder;
    this.door = door;
  }

  @Override
  public Site site() {
    return site;
  }

  @Override
  public NodeDoor door() {
    return door;
  }

  @Override
  public Optional<ReplicaStatus> replica() {
    return alive() ? door.replica() : Optional.empty();
  }

  @Override
  public Path log() {
    return home.resolve(LOG);
  }

  @Override
  public Path data() {
    return home.resolve(DATA);
  }

  private String config() {
    return home.resolve(CONFIG).toString();
  }

  /** Writes the identity marker into the empty data folder, as {@code quorate init} does. */
  void init() throws IOException, InterruptedException {
    prepare("init");
  }

  /**
   * Carries out a command of the node that does not run, as in {@code quorate init}.
   *
   * @param words of the command, without the configuration
   */
  public void prepare(String... words) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--config", config()));
    Process run = command.startShortLived(log(), arguments);
    if (!run.waitFor(PREPARE_MAX)) {
      run.destroyForcibly();
      throw new IOException(words[0] + " of " + site.name() + " is not done in " + PREPARE_MAX);
    }
    if (run.exitValue() != 0) {
      throw new IOException(
          words[0] + " of " + site.name() + " ended with " + run.exitValue() + ":\n" + logTail());
    }
  }

  @Override
  public synchronized void environment(Map<String, String> variables) {
    environment = Map.copyOf(variables);
  }

  @Override
  public synchronized void start() throws IOException {
    if (alive()) {
      throw new IllegalStateException(site.name() + " runs already");
    }
    process = starter.start(log(), environment, List.of("node", "--config", config()));
    folder.belongs(process);
  }

  @Override
  public boolean alive() {
    return running() != null;
  }

  @Override
  public synchronized long pid() {
    if (process == null) {
      throw new IllegalStateException(site.name() + " was never started");
    }
    return process.pid();
  }

  @Override
  public void kill() throws InterruptedException {
    signalAndWait(Signal.KILL, KILL_MAX);
  }

  @Override
  public boolean stop() throws InterruptedException {
    boolean ended = signalAndWait(Signal.TERM, STOP_MAX);
    if (!ended) {
      kill();
    }
    return ended;
  }

  @Override
  public void pause() {
    signal(Signal.STOP);
  }

  @Override
  public void resume() {
    signal(Signal.CONT);
  }

  @Override
  public String logTail() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  /** How many lines of the log contain these words. */
  public long logged(String words) {
    try (Stream<String> lines = Files.lines(log())) {
      return lines.filter(line -> line.contains(words)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal if there is a process to take it. */
  void signal(Signal signal) {
    ProcessHandle target = running();
    if (target != null) {
      signal.send(target.pid());
    }
  }

  private boolean signalAndWait(Signal signal, Duration max) throws InterruptedException {
    ProcessHandle target = running();
    if (target == null) {
      return true;
    }
    signal.send(target.pid());
    try {
      target.onExit().get(max.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return !target.isAlive();
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process cannot fail", e);
    }
  }

  private synchronized @Nullable ProcessHandle running() {
    return process != null && process.isAlive() ? process : null;
  }
}
