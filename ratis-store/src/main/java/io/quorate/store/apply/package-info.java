/**
 * From an entry of the log to the state: runs the core's pure transition and writes changes,
 * outcomes and applied index in one batch. Called by one thread. A failure here means a bug or a
 * failing disk, and stops the replica.
 */
@NullMarked
package io.quorate.store.apply;

import org.jspecify.annotations.NullMarked;
