/**
 * Keeps leadership where the policy wants it: looks at the replicas as the leader sees them, and
 * hands over by release and transfer.
 */
@NullMarked
package io.quorate.store.placement;

import org.jspecify.annotations.NullMarked;
