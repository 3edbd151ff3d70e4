package io.quorate.chaos.cluster;

import io.quorate.v1.ReplicaStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One server process and what can be done to it. Safe for any thread. */
public final class NodeProcess {

  private static final Duration INIT_MAX = Duration.ofSeconds(60);
  private static final Duration STOP_MAX = Duration.ofSeconds(20);
  private static final Duration KILL_MAX = Duration.ofSeconds(5);
  private static final int LOG_TAIL_LINES = 15;

  private final Site site;
  private final Path config;
  private final Path log;
  private final JavaCommand command;
  private final ClusterFolder folder;
  private final NodeDoor door;
  private @Nullable Process process;

  NodeProcess(
      Site site, Path config, Path log, JavaCommand command, ClusterFolder folder, NodeDoor door) {
    this.site = site;
    this.config = config;
    this.log = log;
    this.command = command;
    this.folder = folder;
    this.door = door;
  }

  public Site site() {
    return site;
  }

  public NodeDoor door() {
    return door;
  }

  /** The replica as the node tells it; empty if the process is gone or does not answer. */
  public Optional<ReplicaStatus> replica() {
    return alive() ? door.replica() : Optional.empty();
  }

  public Path log() {
    return log;
  }

  /** Writes the identity marker into the empty data folder, as {@code quorate init} does. */
  void init() throws IOException, InterruptedException {
    Process init = command.startShortLived(log, List.of("init", "--config", config.toString()));
    if (!init.waitFor(INIT_MAX)) {
      init.destroyForcibly();
      throw new IOException("init of " + site.name() + " did not end within " + INIT_MAX);
    }
    if (init.exitValue() != 0) {
      throw new IOException(
          "init of " + site.name() + " ended with " + init.exitValue() + ":\n" + logTail());
    }
  }

  public void start() throws IOException {
    start(Map.of());
  }

  /** Starts it with these variables added to its environment. */
  public synchronized void start(Map<String, String> environment) throws IOException {
    if (alive()) {
      throw new IllegalStateException(site.name() + " runs already");
    }
    process = command.start(log, environment, List.of("node", "--config", config.toString()));
    folder.belongs(process.toHandle());
  }

  public boolean alive() {
    return running() != null;
  }

  /** The number of the process that runs or ran last. */
  public synchronized long pid() {
    if (process == null) {
      throw new IllegalStateException(site.name() + " was never started");
    }
    return process.pid();
  }

  /** SIGKILL, and returns when the process is gone. Does nothing to a process that is not there. */
  public void kill() throws InterruptedException {
    signalAndWait(Signal.KILL, KILL_MAX);
  }

  /** SIGTERM; after a bounded wait SIGKILL. Returns whether it ended by itself. */
  public boolean stop() throws InterruptedException {
    boolean ended = signalAndWait(Signal.TERM, STOP_MAX);
    if (!ended) {
      kill();
    }
    return ended;
  }

  /** SIGSTOP: the process stands still, its connections stay open. */
  public void pause() {
    signal(Signal.STOP);
  }

  /** SIGCONT. */
  public void resume() {
    signal(Signal.CONT);
  }

  /** The last lines that the process wrote. */
  public String logTail() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  /** Sends a signal if there is a process to take it. */
  void signal(Signal signal) {
    Process target = running();
    if (target != null) {
      signal.send(target.pid());
    }
  }

  private boolean signalAndWait(Signal signal, Duration max) throws InterruptedException {
    Process target = running();
    if (target == null) {
      return true;
    }
    signal.send(target.pid());
    return target.waitFor(max.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized @Nullable Process running() {
    return process != null && process.isAlive() ? process : null;
  }
}
