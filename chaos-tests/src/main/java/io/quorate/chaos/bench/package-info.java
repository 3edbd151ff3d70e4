/**
 * The benchmark: a closed loop through the public client, one line for each operation and depth.
 */
@NullMarked
package io.quorate.chaos.bench;

import org.jspecify.annotations.NullMarked;
