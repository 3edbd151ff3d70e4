package io.quorate.store.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import io.quorate.store.admission.AdmissionLimits;
import io.quorate.store.forward.ForwardLimits;
import io.quorate.store.forward.Topology;
import io.quorate.store.read.ReadLimits;
import io.quorate.v1.StoreGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the ports offer beside the store, and how many may come. */
final class PortTest {

  private static final int CONNECTIONS_MAX = 4;

  @Test
  void healthFollowsTheNode() throws IOException {
    try (TestNode node = TestNode.single()) {
      var health = HealthGrpc.newBlockingStub(node.channel());
      var store = HealthCheckRequest.newBuilder().setService(StoreGrpc.SERVICE_NAME).build();
      assertThat(health.check(store).getStatus()).isEqualTo(ServingStatus.SERVING);
      node.door.serving(false);
      assertThat(health.check(store).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
    }
  }

  @Test
  void reflectionShowsTheStore() throws IOException {
    try (TestNode node = TestNode.single()) {
      CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
      var requests =
          ServerReflectionGrpc.newStub(node.channel())
              .serverReflectionInfo(
                  new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                      answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable cause) {
                      answer.completeExceptionally(cause);
                    }

                    @Override
                    public void onCompleted() {}
                  });
      requests.onNext(ServerReflectionRequest.newBuilder().setListServices("*").build());
      assertThat(
              answer
                  .orTimeout(20, TimeUnit.SECONDS)
                  .join()
                  .getListServicesResponse()
                  .getServiceList())
          .extracting(ServiceResponse::getName)
          .contains(StoreGrpc.SERVICE_NAME);
      requests.onCompleted();
    }
  }

  @Test
  void connectionsBeyondTheirNumberAreClosed() throws IOException {
    AdmissionLimits all = AdmissionLimits.DEFAULT;
    AdmissionLimits few =
        new AdmissionLimits(
            all.keyBytesMax(),
            all.valueBytesMax(),
            all.requestBytesMax(),
            all.txnComparesMax(),
            all.txnStepsMax(),
            all.inFlightOperationsMax(),
            all.inFlightBytesMax(),
            all.streamOperationsMax(),
            all.scansMax(),
            CONNECTIONS_MAX,
            all.defaultTimeout(),
            all.timeoutMax());
    DoorLimits limits = new DoorLimits(few, ReadLimits.DEFAULT, ForwardLimits.DEFAULT, 1);
    List<Socket> silent = new ArrayList<>();
    try (TestNode node = TestNode.single(limits)) {
      for (int i = 0; i < CONNECTIONS_MAX; i++) {
        silent.add(new Socket(InetAddress.getLoopbackAddress(), node.door.clientPort()));
      }
      try (Socket beyond = new Socket(InetAddress.getLoopbackAddress(), node.door.clientPort())) {
        beyond.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        assertThat(endOf(beyond)).isTrue();
      }
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  /** Whether the other side closed, in one of the two ways that this shows. */
  private static boolean endOf(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketException reset) {
      return true;
    } catch (IOException other) {
      return false;
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (TestNode node = TestNode.single()) {
      Topology topology = new Topology("c", "g", node.address, List.of(node.address));
      GrpcDoor second =
          new GrpcDoor(node.replica, topology, DoorLimits.DEFAULT, DoorMeter.NONE, "0.1.0");
      int taken = node.door.clientPort();
      assertThatThrownBy(() -> second.start("127.0.0.1", taken, 0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(Integer.toString(taken));
      second.stop(Duration.ZERO);
    }
  }
}
