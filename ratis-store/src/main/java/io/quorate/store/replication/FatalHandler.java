package io.quorate.store.replication;

/**
 * Told when a replica cannot go on: a bug or a failing disk. The process must not keep a replica
 * that half works.
 */
@FunctionalInterface
public interface FatalHandler {
  void stop(String what, Throwable cause);
}
