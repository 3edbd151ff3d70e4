/**
 * The pure step from (entry, view of the state) to (changes, outcomes). No I/O, no clock: only the
 * JDK and JSpecify are imported.
 */
@NullMarked
package io.quorate.core.transition;

import org.jspecify.annotations.NullMarked;
