/** Snapshots taken at odd times, and installed on replicas that were away. */
@NullMarked
package io.quorate.chaos.nemesis.snapshot;

import org.jspecify.annotations.NullMarked;
