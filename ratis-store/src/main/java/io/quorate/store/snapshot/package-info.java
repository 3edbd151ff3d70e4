/**
 * Snapshots of a group as Ratis wants them: checkpoints of the database beside the log, and the way
 * of a received one into the live database. Imports Ratis' storage interfaces and {@code storage}.
 */
@NullMarked
package io.quorate.store.snapshot;

import org.jspecify.annotations.NullMarked;
