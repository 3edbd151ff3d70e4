package io.quorate.model;

/**
 * The replica that answered.
 *
 * @param group the Raft group that holds the keys
 * @param incarnation grows when a group is recovered or restored: revisions before and after do not
 *     compare
 * @param term the Raft term of the leader that stood behind the answer
 * @param node the node that served the request
 * @param region the region of that node
 * @param clusterId the cluster of that node
 */
public record Origin(
    String group, int incarnation, long term, String node, String region, String clusterId) {}
