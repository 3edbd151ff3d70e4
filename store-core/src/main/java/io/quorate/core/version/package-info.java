/**
 * Keys, values, and the revisions that number their versions. No I/O, no clock: only the JDK and
 * JSpecify are imported.
 */
@NullMarked
package io.quorate.core.version;

import org.jspecify.annotations.NullMarked;
