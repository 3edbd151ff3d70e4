/**
 * The machine that a harness runs on: runs its programs, and tells what it has and allows. Knows
 * nothing of clusters.
 */
@NullMarked
package io.quorate.chaos.host;

import org.jspecify.annotations.NullMarked;
