/**
 * The files of a Raft log, read without Ratis: whether every record is whole, what is damaged, and
 * the cut of a torn tail. Ratis itself drops a record that the file's end cuts off without a word,
 * and stops at any other damage with a stack trace. Imports {@code replication} for the lock on the
 * group's folder and {@code snapshot} for durable files.
 */
@NullMarked
package io.quorate.store.raftlog;

import org.jspecify.annotations.NullMarked;
