/**
 * The state of one group on disk: one RocksDB database per group, many in one process.
 *
 * <p>The only importer of {@code org.rocksdb}; imports {@code store-core}, and {@code read} for the
 * {@link io.quorate.store.read.ReadView} that it serves. A write enters at {@link
 * io.quorate.store.storage.GroupDatabase#write}, with the header of the group and the changes of
 * one log entry, and leaves as one atomic batch. A read enters at {@link
 * io.quorate.store.storage.GroupDatabase#view}.
 *
 * <h2>What survives what</h2>
 *
 * RocksDB's own log is off, because the Raft log holds every entry already. What a flush has not
 * yet written is lost with the process, and comes back when the log is applied again from {@link
 * io.quorate.store.storage.GroupDatabase#durableIndex} on. That works because
 *
 * <ol>
 *   <li>the header, with the applied index, is in the batch of the changes that it describes;
 *   <li>all tables are flushed together and atomically, cut at one batch: what is on disk is always
 *       the state after some applied index, in all tables.
 * </ol>
 *
 * <h2>Versions without tombstones</h2>
 *
 * {@code current} maps a key to its newest version, so that a point read is one lookup. When a
 * version ends, because the key was written again or deleted, it moves to {@code history} under
 * (key, revision that ended it). The version visible at revision {@code r} is then
 *
 * <ol>
 *   <li>the first history record of the key that ended after {@code r}, if it was modified at or
 *       before {@code r};
 *   <li>nothing, if that record was modified later: the key did not exist at {@code r};
 *   <li>the current entry, if no such record is there and it was modified at or before {@code r};
 *   <li>else nothing.
 * </ol>
 *
 * A deletion therefore needs no record of its own, and what compaction may drop can be told from
 * the record's key alone: it ended at or before the compacted revision.
 */
@NullMarked
package io.quorate.store.storage;

import org.jspecify.annotations.NullMarked;
