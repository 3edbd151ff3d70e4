/**
 * Exactly once: what is remembered of a client's writes. No I/O, no clock: only the JDK and
 * JSpecify are imported.
 */
@NullMarked
package io.quorate.core.session;

import org.jspecify.annotations.NullMarked;
