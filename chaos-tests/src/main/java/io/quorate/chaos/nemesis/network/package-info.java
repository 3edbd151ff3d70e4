/** Faults of the network between nodes: links are cut, or behave badly between regions. */
@NullMarked
package io.quorate.chaos.nemesis.network;

import org.jspecify.annotations.NullMarked;
