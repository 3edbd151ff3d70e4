/** Faults of a node's clocks: jumps and strobes of the wall clock, drift of the others. */
@NullMarked
package io.quorate.chaos.nemesis.clock;

import org.jspecify.annotations.NullMarked;
