/**
 * What the log may ask of the state, and what it answers. No I/O, no clock: only the JDK and
 * JSpecify are imported.
 */
@NullMarked
package io.quorate.core.command;

import org.jspecify.annotations.NullMarked;
