/**
 * Backups: one group at one revision in one file, checksummed, and the way of such a file into the
 * empty data folder of a node of a new cluster. A backup comes in as the parts that a node streams.
 * Imports {@code wire}, {@code snapshot}, {@code storage}, {@code identity} and {@code config}.
 */
@NullMarked
package io.quorate.store.backup;

import org.jspecify.annotations.NullMarked;
