/**
 * What it takes to prove how fresh this node's replicas are: questions to the leader, and the
 * choice of the view that a read is answered from. Enters from {@code api}; asks {@code
 * replication} for views and {@code forward} for the way to the leader.
 */
@NullMarked
package io.quorate.store.freshness;

import org.jspecify.annotations.NullMarked;
