/** Clusters on one machine, the WAN between their regions, and the faults that break them. */
@NullMarked
package io.quorate.chaos;

import org.jspecify.annotations.NullMarked;
