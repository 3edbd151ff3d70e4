/**
 * How fresh a replica's data are, proven without comparing clocks. No I/O, no clock: only the JDK
 * and JSpecify are imported.
 */
@NullMarked
package io.quorate.core.freshness;

import org.jspecify.annotations.NullMarked;
