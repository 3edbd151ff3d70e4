/**
 * To the leader: a node that does not lead passes operations on to the one that does, over one
 * stream for each peer, and holds them for a short while where nobody leads. An operation enters
 * from {@code api} and comes back to it answered, or untouched to be routed anew. Imports the
 * protocol, {@code transport} and {@code wire}.
 */
@NullMarked
package io.quorate.store.forward;

import org.jspecify.annotations.NullMarked;
