package io.quorate.store.monitor;

import io.quorate.core.monitor.LinkReading;
import io.quorate.core.monitor.ReplicaReading;
import io.quorate.v1.LinkState;
import io.quorate.v1.LinkStatus;
import io.quorate.v1.ReplicaLag;
import java.util.concurrent.TimeUnit;

/** From what is known of the others to what stands in a status. */
final class StatusParts {

  private StatusParts() {}

  static LinkStatus link(String peer, LinkReading link, long nowNanos) {
    return LinkStatus.newBuilder()
        .setNode(peer)
        .setState(
            switch (link.state()) {
              case UNKNOWN -> LinkState.LINK_STATE_UNSPECIFIED;
              case UP -> LinkState.LINK_STATE_UP;
              case LOST -> LinkState.LINK_STATE_LOST;
            })
        .setStateMs(TimeUnit.NANOSECONDS.toMillis(Math.max(0, nowNanos - link.sinceNanos())))
        .setLastUs(TimeUnit.NANOSECONDS.toMicros(link.lastNanos()))
        .setMeanUs(TimeUnit.NANOSECONDS.toMicros(link.meanNanos()))
        .setUsualUs(TimeUnit.NANOSECONDS.toMicros(link.usualNanos()))
        .setAnswered(link.answered())
        .setLost(link.lost())
        .build();
  }

  static ReplicaLag lag(String group, String node, ReplicaReading reading) {
    return ReplicaLag.newBuilder()
        .setGroup(group)
        .setNode(node)
        .setRevisionsBehind(reading.revisionsBehind())
        .setAgeMs(TimeUnit.NANOSECONDS.toMillis(reading.ageNanos()))
        .build();
  }
}
