package io.quorate.model;

/**
 * A node as the cluster's configuration names it.
 *
 * @param clientAddress host:port for this client
 * @param httpAddress host:port for HTTP
 */
public record NodeAddress(
    String node, String region, String zone, String clientAddress, String httpAddress) {}
