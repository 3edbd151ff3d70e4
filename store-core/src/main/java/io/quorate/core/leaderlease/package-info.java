/**
 * Read authority of a leader: when it may answer strong reads without a message. No I/O, no clock:
 * only the JDK and JSpecify are imported.
 */
@NullMarked
package io.quorate.core.leaderlease;

import org.jspecify.annotations.NullMarked;
