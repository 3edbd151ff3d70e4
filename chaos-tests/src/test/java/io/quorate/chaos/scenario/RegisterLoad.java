package io.quorate.chaos.scenario;

import io.quorate.chaos.workload.StoreClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Writers and readers of a few keys, each going on until it is closed: for each key one that writes
 * it through the public client, one that reads it there, and for each node one that reads all keys
 * straight from that node, in case it believes that it leads.
 */
final class RegisterLoad implements AutoCloseable {

  private static final int KEYS = 4;
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration STRAIGHT_TIMEOUT = Duration.ofMillis(500);

  private final List<Register> registers =
      IntStream.range(0, KEYS).mapToObj(i -> new Register("register-" + i)).toList();
  private final ScheduledExecutorService timer;

  private RegisterLoad(int nodes) {
    timer = Executors.newScheduledThreadPool(2 * KEYS + nodes);
  }

  static RegisterLoad start(FaultCluster cluster) {
    RegisterLoad load = new RegisterLoad(cluster.nodes().size());
    StoreClient client = cluster.client();
    for (Register register : load.registers) {
      load.repeat(() -> write(client, register));
      load.repeat(() -> read(client, register));
    }
    cluster
        .nodes()
        .forEach(node -> {
          StraightDoor door = cluster.door(node);
          load.repeat(() -> load.registers.forEach(register -> readStraight(door, register)));
        });
    return load;
  }

  private void repeat(Runnable operation) {
    Runnable attempt =
        () -> {
          try {
            operation.run();
          } catch (CompletionException failed) {
            // Neither acknowledged nor shown: nothing that a later operation must see.
          }
        };
    var unused = timer.scheduleWithFixedDelay(attempt, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void write(StoreClient client, Register register) {
    long began = register.begin();
    byte[] key = register.key().getBytes(StandardCharsets.UTF_8);
    register.end("write", began, client.put(key, key).join());
  }

  private static void read(StoreClient client, Register register) {
    long began = register.begin();
    byte[] key = register.key().getBytes(StandardCharsets.UTF_8);
    long revision = client.get(key).join().map(StoreClient.Stored::revision).orElse(0L);
    register.end("read", began, revision);
  }

  private static void readStraight(StraightDoor door, Register register) {
    long began = register.begin();
    long revision =
        door.strongGet(register.key(), STRAIGHT_TIMEOUT).join().getEntry().getModRevision();
    register.end("straight read", began, revision);
  }

  /** How many operations of every key have succeeded so far; of the key that has fewest. */
  long operationsOfEachKey() {
    return registers.stream().mapToLong(Register::operations).min().orElse(0);
  }

  List<String> violations() {
    return registers.stream().flatMap(register -> register.violations().stream()).toList();
  }

  @Override
  public void close() throws InterruptedException {
    timer.shutdown();
    if (!timer.awaitTermination(FaultCluster.READY_MAX.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("an operation hangs");
    }
  }
}
