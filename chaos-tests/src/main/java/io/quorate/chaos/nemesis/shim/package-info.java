/**
 * Libraries that stand between a node's process and its C library, and the files by which they are
 * told, while the node runs, what to falsify. Their C sources are resources of this package,
 * compiled where and when they are wanted.
 */
@NullMarked
package io.quorate.chaos.nemesis.shim;

import org.jspecify.annotations.NullMarked;
