package io.quorate.core.alert;

import io.quorate.core.monitor.Divergence;
import io.quorate.core.monitor.LinkReading;
import io.quorate.core.monitor.ReplicaReading;
import java.util.Map;
import java.util.Optional;

/**
 * What a node sees of its cluster at one moment.
 *
 * @param self the node that looks
 * @param leader of the group, as the node knows it; empty where it knows none
 * @param links to the other nodes, by their names
 * @param replicas those of the other nodes, where this node leads; empty values where a replica has
 *     not been heard for long
 * @param compared what comparing their digests with this node's gave; replicas that could not be
 *     compared yet are left out
 * @param freeBytes on the disk of this node's data
 * @param clockParted whether wall and monotonic time have parted since the last look
 */
public record Sight(
    String group,
    String self,
    String leader,
    Map<String, LinkReading> links,
    Map<String, Optional<ReplicaReading>> replicas,
    Map<String, Optional<Divergence>> compared,
    long freeBytes,
    boolean clockParted) {

  public Sight {
    links = Map.copyOf(links);
    replicas = Map.copyOf(replicas);
    compared = Map.copyOf(compared);
  }
}
