package io.quorate.chaos.scenario;

import com.google.protobuf.ByteString;
import io.quorate.v1.LeaseGrantRequest;
import io.quorate.v1.LeaseTimeToLiveRequest;
import io.quorate.v1.Level;
import io.quorate.v1.PutRequest;
import io.quorate.v1.RequestHeader;
import java.time.Duration;

/** A key that lives as long as its lease, which nobody keeps alive. */
record LeasedKey(StraightDoor door, String key, long lease) {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  static LeasedKey grant(StraightDoor door, String key, Duration life) {
    long lease =
        door.calls(TIMEOUT)
            .leaseGrant(LeaseGrantRequest.newBuilder().setTtlMs(life.toMillis()).build())
            .getLease();
    var unused =
        door.calls(TIMEOUT)
            .put(
                PutRequest.newBuilder()
                    .setKey(ByteString.copyFromUtf8(key))
                    .setValue(ByteString.copyFromUtf8(key))
                    .setLease(lease)
                    .build());
    return new LeasedKey(door, key, lease);
  }

  boolean isThere() {
    return door.strongGetAnywhere(key, TIMEOUT).hasEntry();
  }

  Duration remaining() {
    return Duration.ofMillis(
        door.calls(TIMEOUT)
            .leaseTimeToLive(
                LeaseTimeToLiveRequest.newBuilder()
                    .setHeader(RequestHeader.newBuilder().setLevel(Level.LEVEL_STRONG))
                    .setLease(lease)
                    .build())
            .getRemainingMs());
  }
}
