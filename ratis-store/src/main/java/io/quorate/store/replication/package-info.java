/**
 * From a submission to an entry in the log of a majority: the batcher, the Raft server, the state
 * machine that Ratis calls. With {@code placement} and {@code snapshot} the only importer of Ratis.
 * A write enters at {@link io.quorate.store.replication.Replica#submit} and leaves to {@code
 * apply}.
 */
@NullMarked
package io.quorate.store.replication;

import org.jspecify.annotations.NullMarked;
