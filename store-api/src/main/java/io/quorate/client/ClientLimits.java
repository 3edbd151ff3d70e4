package io.quorate.client;

/**
 * How much one client may have under way.
 *
 * @param operationsInFlight operations accepted and not answered; callers beyond it wait. 1 to
 *     1,000,000
 * @param operationsPerMessage the most operations that travel together. At least 1
 * @param bytesPerMessage the most bytes that travel together, and so the largest operation; keep it
 *     below the nodes' own limit (8 MiB unless configured). 1 KiB to 64 MiB
 * @param attempts how often one operation is sent at most. At least 1
 */
public record ClientLimits(
    int operationsInFlight, int operationsPerMessage, int bytesPerMessage, int attempts) {

  public static final ClientLimits DEFAULT = new ClientLimits(4_096, 1_024, 4 << 20, 1_000);

  public ClientLimits {
    requireWithin("operationsInFlight", operationsInFlight, 1, 1_000_000);
    requireWithin("operationsPerMessage", operationsPerMessage, 1, 1_000_000);
    requireWithin("bytesPerMessage", bytesPerMessage, 1 << 10, 64 << 20);
    requireWithin("attempts", attempts, 1, Integer.MAX_VALUE);
  }

  public ClientLimits withOperationsInFlight(int most) {
    return new ClientLimits(most, operationsPerMessage, bytesPerMessage, attempts);
  }

  public ClientLimits withOperationsPerMessage(int most) {
    return new ClientLimits(operationsInFlight, most, bytesPerMessage, attempts);
  }

  public ClientLimits withBytesPerMessage(int most) {
    return new ClientLimits(operationsInFlight, operationsPerMessage, most, attempts);
  }

  public ClientLimits withAttempts(int most) {
    return new ClientLimits(operationsInFlight, operationsPerMessage, bytesPerMessage, most);
  }

  private static void requireWithin(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + "; allowed is " + least + " to " + most);
    }
  }
}
