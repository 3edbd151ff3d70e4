package io.quorate.client;

import io.quorate.model.NodeStatus;
import io.quorate.model.StoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the node behind one endpoint stands, or why it did not say; one of both is there.
 *
 * @param answered null where the node did not answer
 * @param failed null where it did
 */
public record EndpointStatus(
    Endpoint endpoint, @Nullable NodeStatus answered, @Nullable StoreException failed) {

  public Optional<NodeStatus> status() {
    return Optional.ofNullable(answered);
  }

  public Optional<StoreException> failure() {
    return Optional.ofNullable(failed);
  }
}
