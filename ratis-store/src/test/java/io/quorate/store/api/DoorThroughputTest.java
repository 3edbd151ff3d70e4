package io.quorate.store.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.quorate.v1.GetRequest;
import io.quorate.v1.Operation;
import io.quorate.v1.OperationBatch;
import io.quorate.v1.PutRequest;
import io.quorate.v1.ResultBatch;
import io.quorate.v1.StoreGrpc;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What an operation costs in the door, measured over loopback against a replica in memory: one
 * stream, 16-byte keys, 256-byte values. Prints; judges only that it works.
 */
@Tag("nightly")
final class DoorThroughputTest {

  private static final int[] IN_FLIGHT = {256, 16, 1};
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration WINDOW = Duration.ofSeconds(3);
  private static final ByteString VALUE = ByteString.copyFrom(new byte[256]);

  @Test
  void getsAndPutsThroughOneStream() throws Exception {
    try (TestNode node = TestNode.forgetful();
        ExecutorService apply =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "fake-apply"))) {
      for (int inFlight : IN_FLIGHT) {
        measure(node, "get", inFlight, DoorThroughputTest::get);
      }
      node.replica.applyOn(apply);
      for (int inFlight : IN_FLIGHT) {
        measure(node, "put", inFlight, DoorThroughputTest::put);
      }
    }
  }

  private static void measure(
      TestNode node, String name, int inFlight, LongFunction<Operation> operation)
      throws Exception {
    ManagedChannel channel =
        NettyChannelBuilder.forTarget(node.address.clientAddress())
            .usePlaintext()
            .directExecutor()
            .build();
    Load load = new Load(operation, inFlight);
    var unused = StoreGrpc.newStub(channel).operate(load);
    load.run(WARM_UP);
    long operationsBefore = load.done;
    long messagesBefore = load.messages;
    long cpuBefore = cpuNanos("quorate-io");
    load.run(WINDOW);
    long operations = load.done - operationsBefore;
    double cpuMicros = (cpuNanos("quorate-io") - cpuBefore) / 1e3;
    System.out.printf(
        "%s, %d in flight: %,.0f/s, %.1f results a message, %.2f us of CPU an operation in the door's threads%n",
        name,
        inFlight,
        operations / (WINDOW.toMillis() / 1e3),
        (double) operations / (load.messages - messagesBefore),
        cpuMicros / operations);
    channel.shutdownNow();
    assertThat(operations).isPositive();
  }

  private static long cpuNanos(String threads) {
    var bean = ManagementFactory.getThreadMXBean();
    return Arrays.stream(bean.getThreadInfo(bean.getAllThreadIds()))
        .filter(info -> info != null && info.getThreadName().startsWith(threads))
        .mapToLong(info -> bean.getThreadCpuTime(info.getThreadId()))
        .sum();
  }

  private static ByteString key(long id) {
    return ByteString.copyFromUtf8("%016d".formatted(id % 10_000));
  }

  private static final Operation[] GETS = new Operation[10_000];
  private static final Operation[] PUTS = new Operation[10_000];

  static {
    for (int i = 0; i < GETS.length; i++) {
      GETS[i] = Operation.newBuilder().setGet(GetRequest.newBuilder().setKey(key(i))).build();
      PUTS[i] =
          Operation.newBuilder()
              .setPut(PutRequest.newBuilder().setKey(key(i)).setValue(VALUE))
              .build();
    }
  }

  private static Operation get(long id) {
    return GETS[(int) (id % GETS.length)].toBuilder().setId(id).build();
  }

  private static Operation put(long id) {
    return PUTS[(int) (id % PUTS.length)].toBuilder().setId(id).build();
  }

  /** Keeps a number of operations in flight: what comes back in one message goes out in one. */
  private static final class Load implements ClientResponseObserver<OperationBatch, ResultBatch> {

    private final LongFunction<Operation> operation;
    private final int inFlightMost;
    private @Nullable ClientCallStreamObserver<OperationBatch> out;
    private long nextId = 1;
    volatile long done;
    volatile long messages;
    private volatile boolean running;
    private volatile CountDownLatch idle = new CountDownLatch(0);
    private int inFlight;

    Load(LongFunction<Operation> operation, int inFlightMost) {
      this.inFlightMost = inFlightMost;
      this.operation = operation;
    }

    void run(Duration duration) throws InterruptedException {
      idle = new CountDownLatch(1);
      running = true;
      send(inFlightMost);
      new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
      running = false;
      idle.await();
    }

    private void send(int count) {
      OperationBatch.Builder batch = OperationBatch.newBuilder();
      for (int i = 0; i < count; i++) {
        batch.addOperations(operation.apply(nextId++));
      }
      inFlight += count;
      Objects.requireNonNull(out).onNext(batch.build());
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<OperationBatch> requests) {
      out = requests;
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    public void onNext(ResultBatch batch) {
      int count = batch.getResultsCount();
      inFlight -= count;
      done += count;
      messages++;
      if (running) {
        send(count);
      } else if (inFlight == 0) {
        idle.countDown();
      }
    }

    @Override
    public void onError(Throwable cause) {
      idle.countDown();
    }

    @Override
    public void onCompleted() {
      idle.countDown();
    }
  }
}
