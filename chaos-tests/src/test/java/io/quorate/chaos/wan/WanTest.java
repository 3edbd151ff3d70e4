package io.quorate.chaos.wan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WanTest {

  private static final int ROUND_TRIP_MILLIS = 80;

  /** So many may be slow because the machine is. */
  private static final int ECHOES_MAX = 100;

  private EchoServer echo;
  private Wan wan;
  private InetSocketAddress door;

  @BeforeEach
  void open() throws IOException {
    echo = new EchoServer();
    wan = Wan.open(List.of("a", "b"), RoundTrips.parse(List.of("a:b=" + ROUND_TRIP_MILLIS)));
    door = freeAddress();
    wan.link("a", "b", door, echo.address());
  }

  @AfterEach
  void close() throws IOException {
    wan.close();
    echo.close();
  }

  @Test
  void echoTakesOneRoundTripAndLittleMore() throws IOException {
    try (Socket socket = dial()) {
      echoMillis(socket); // loads the classes
      double best = Double.MAX_VALUE;
      for (int i = 0; i < ECHOES_MAX && best >= ROUND_TRIP_MILLIS + 10; i++) {
        double millis = echoMillis(socket);
        assertThat(millis).isGreaterThanOrEqualTo(ROUND_TRIP_MILLIS);
        best = Math.min(best, millis);
      }
      assertThat(best).isLessThan(ROUND_TRIP_MILLIS + 10);
    }
  }

  @Test
  void manyMessagesShareOneRoundTrip() throws IOException {
    int messages = 200;
    try (Socket socket = dial()) {
      long start = System.nanoTime();
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < messages; i++) {
        out.write(i);
        out.flush();
      }
      byte[] back = socket.getInputStream().readNBytes(messages);
      double millis = millisSince(start);

      assertThat(back).hasSize(messages);
      assertThat(millis).isBetween((double) ROUND_TRIP_MILLIS, messages / 4.0 * ROUND_TRIP_MILLIS);
    }
  }

  @Test
  void bytesArriveWholeAndInOrderWhenFarMoreIsSentThanIsHeld() throws Exception {
    byte[] sent = new byte[(int) (3 * Line.HELD_BYTES_MAX)];
    new Random(7).nextBytes(sent);
    try (Socket socket = dial()) {
      Thread writer =
          Thread.startVirtualThread(() -> {
            try {
              socket.getOutputStream().write(sent);
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
      byte[] back = socket.getInputStream().readNBytes(sent.length);
      writer.join();

      assertThat(back).isEqualTo(sent);
    }
  }

  @Test
  void closingOneSideClosesTheOtherAfterTheDelay() throws IOException {
    try (Socket socket = dial()) {
      echoMillis(socket);
      long start = System.nanoTime();
      socket.shutdownOutput();

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      assertThat(millisSince(start)).isGreaterThanOrEqualTo(ROUND_TRIP_MILLIS);
    }
  }

  @Test
  void connectionToADeadTargetIsReset() throws IOException {
    echo.close();
    try (Socket socket = dial()) {
      assertThatThrownBy(
              () -> {
                socket.getOutputStream().write(1);
                socket.getInputStream().read();
              })
          .isInstanceOf(SocketException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void cutHoldsBytesBackAndHealingLetsThemThrough() throws IOException {
    try (Socket socket = dial()) {
      echoMillis(socket);
      wan.cut("b", "a");
      socket.getOutputStream().write(42);
      socket.setSoTimeout(3 * ROUND_TRIP_MILLIS);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      wan.heal("b", "a");
      socket.setSoTimeout(5_000);
      assertThat(socket.getInputStream().read()).isEqualTo(42);
    }
  }

  private Socket dial() throws IOException {
    Socket socket = new Socket(door.getAddress(), door.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static double echoMillis(Socket socket) throws IOException {
    long start = System.nanoTime();
    socket.getOutputStream().write(new byte[] {1, 2, 3, 4});
    new DataInputStream(socket.getInputStream()).readFully(new byte[4]);
    return millisSince(start);
  }

  private static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  private static InetSocketAddress freeAddress() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return (InetSocketAddress) probe.getLocalSocketAddress();
    }
  }
}
