/**
 * Clusters of real server processes on one machine: their addresses, configuration files, hosts
 * files, life and death. Knows the server by its command line, its readiness check and its Status
 * call only.
 */
@NullMarked
package io.quorate.chaos.cluster;

import org.jspecify.annotations.NullMarked;
