/**
 * Between messages and the core's words: one file a direction, for the log and for the client's
 * door.
 */
@NullMarked
package io.quorate.store.wire;

import org.jspecify.annotations.NullMarked;
