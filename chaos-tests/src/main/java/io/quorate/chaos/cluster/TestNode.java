package io.quorate.chaos.cluster;

import io.quorate.v1.ReplicaStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One server of a test cluster and what can be done to it. Safe for any thread. */
public interface TestNode {

  Site site();

  /** Conversation with the node as a client that stays with it. */
  NodeDoor door();

  /** The replica as the node tells it; empty if the process is gone or does not answer. */
  Optional<ReplicaStatus> replica();

  boolean alive();

  /** The number, on this machine, of the process that runs or ran last. */
  long pid();

  /** Variables of every later start, beside those of this machine. Replaces earlier ones. */
  void environment(Map<String, String> variables);

  void start() throws IOException;

  /** SIGKILL, and returns when the process is gone. Does nothing to a process that is not there. */
  void kill() throws InterruptedException;

  /** SIGTERM; after a bounded wait SIGKILL. Returns whether it ended by itself. */
  boolean stop() throws InterruptedException;

  /** SIGSTOP: the process stands still, its connections stay open. */
  void pause();

  /** SIGCONT. */
  void resume();

  /** Whether it is paused, as the kernel tells it: state T, after the name in parentheses. */
  default boolean standsStill() {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid()), "stat"));
      return status.charAt(status.lastIndexOf(')') + 2) == 'T';
    } catch (IOException gone) {
      return false;
    }
  }

  /** The folder with everything that must not be lost, as this machine sees it. */
  Path data();

  Path log();

  /** The last lines that the process wrote. */
  String logTail();
}
