/**
 * Faults of a node's disk: power loss with unsynced data gone, slow, failing and full disks,
 * damaged files. What needs a file system of its own mounts one on the node's data folder.
 */
@NullMarked
package io.quorate.chaos.nemesis.disk;

import org.jspecify.annotations.NullMarked;
