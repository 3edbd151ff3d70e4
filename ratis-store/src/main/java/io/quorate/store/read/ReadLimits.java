package io.quorate.store.read;

/**
 * Where one read ends at the latest.
 *
 * @param entriesMax entries in one answer to a range read; what is beyond is said by {@code more}
 * @param bytesMax bytes of the entries in one answer to a range read; the entry that reaches it is
 *     the last
 * @param leaseIdsMax leases, or keys of a lease, in one answer; more are refused, since such an
 *     answer has no next page
 */
public record ReadLimits(int entriesMax, long bytesMax, int leaseIdsMax) {

  public static final ReadLimits DEFAULT = new ReadLimits(10_000, 4L << 20, 100_000);

  public ReadLimits {
    if (entriesMax < 1 || bytesMax < 1 || leaseIdsMax < 1) {
      throw new IllegalArgumentException(
          "limits of a read are at least 1: entries %d, bytes %d, lease ids %d"
              .formatted(entriesMax, bytesMax, leaseIdsMax));
    }
  }
}
