package io.quorate.store.cli;

import io.quorate.model.StoreException;
import io.quorate.store.apply.NewerClusterException;
import io.quorate.store.backup.BackupException;
import io.quorate.store.cli.load.LoadException;
import io.quorate.store.config.ConfigException;
import io.quorate.store.identity.IdentityException;
import io.quorate.store.raftlog.DamagedLogException;
import io.quorate.store.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Turns what a command throws into one line for people and an exit code for scripts. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine command, CommandLine.@Nullable ParseResult parsed) {
    Throwable cause = unwrapped(thrown);
    if (terminal.environment().containsKey("QUORATE_DEBUG")) {
      cause.printStackTrace(terminal.err());
    }
    return switch (cause) {
      case StoreException e -> say(ExitCode.of(e.code().fate()), text(e));
      case ConfigException e -> say(ExitCode.USAGE, e.getMessage());
      case UsageException e -> say(ExitCode.USAGE, e.getMessage());
      case LoadException e -> say(ExitCode.USAGE, e.getMessage());
      case BackupException e -> say(ExitCode.USAGE, e.getMessage());
      case StorageException e -> say(ExitCode.USAGE, e.getMessage());
      case NewerClusterException e -> say(ExitCode.REJECTED, e.getMessage());
      case DamagedLogException e -> say(ExitCode.REJECTED, e.getMessage());
      case IdentityException e -> say(ExitCode.REJECTED, e.getMessage());
      case BindException e ->
          say(ExitCode.UNAVAILABLE, e.getMessage() + "; another process has the port");
      case IOException e -> say(ExitCode.USAGE, text(e));
      default ->
          say(
              ExitCode.INTERNAL,
              "a fault of the program: " + cause + "; QUORATE_DEBUG=1 shows where");
    };
  }

  private int say(int code, @Nullable String text) {
    terminal.err().println("quorate: " + text);
    return code;
  }

  private static String text(StoreException e) {
    StringBuilder line = new StringBuilder(e.code() + ": " + e.code().text());
    new TreeMap<>(e.context()).forEach((k, v) -> line.append(' ').append(k).append('=').append(v));
    return line.toString();
  }

  private static String text(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileSystemException file -> file.getFile() + ": " + file.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  private static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof ExecutionException
            || cause instanceof CompletionException
            || cause instanceof UncheckedIOException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
