/**
 * A wide-area network for whole packets, for clusters whose traffic this machine routes: iptables
 * chains cut flows and send others to a queue, where a small program delays, drops and reorders
 * them. Wants root. Knows addresses and marks, no regions and no nodes.
 */
@NullMarked
package io.quorate.chaos.wan.queue;

import org.jspecify.annotations.NullMarked;
