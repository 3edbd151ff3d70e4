/** Faults of processes: they die, stand still, are stopped and started again. */
@NullMarked
package io.quorate.chaos.nemesis.process;

import org.jspecify.annotations.NullMarked;
