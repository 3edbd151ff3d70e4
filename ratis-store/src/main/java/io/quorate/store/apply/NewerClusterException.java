package io.quorate.store.apply;

/** The group's state is of a cluster version that this program does not understand. */
public final class NewerClusterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private NewerClusterException(int version, int understood) {
    super(
        "the cluster has version %d and this program understands up to %d; start the newer program"
            .formatted(version, understood),
        null,
        false,
        false);
  }

  /**
   * @throws NewerClusterException where {@code version} is above what is understood
   */
  public static void refuse(int version, int understood) {
    if (version > understood) {
      throw new NewerClusterException(version, understood);
    }
  }
}
