/**
 * Watching over the cluster from this node: pings to the other nodes at their peer ports, and what
 * follows from the answers. Measures enter at {@code PingLink}, conclusions are drawn by {@code
 * core.monitor}, and leave as a part of the status answer and as metrics. Never in the way of an
 * operation. Imports {@code forward} for addresses, {@code transport} and the wire schema.
 */
@NullMarked
package io.quorate.store.monitor;

import org.jspecify.annotations.NullMarked;
