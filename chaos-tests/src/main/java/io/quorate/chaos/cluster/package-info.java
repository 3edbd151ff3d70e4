/**
 * Clusters of real server processes on one machine, on loopback, in network namespaces or in
 * containers: their addresses, networks, configuration files, hosts files, life and death. Knows
 * the server by its command line, its readiness check, its Status and its Admin calls only.
 */
@NullMarked
package io.quorate.chaos.cluster;

import org.jspecify.annotations.NullMarked;
