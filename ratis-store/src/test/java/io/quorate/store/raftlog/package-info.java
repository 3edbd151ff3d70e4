/** Tests of the check and the repair of a Raft log's files. */
@NullMarked
package io.quorate.store.raftlog;

import org.jspecify.annotations.NullMarked;
