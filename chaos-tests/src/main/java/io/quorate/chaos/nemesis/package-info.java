/**
 * Faults: each kind is a {@link io.quorate.chaos.nemesis.Nemesis} that begins it from a seed, ends
 * it, checks that it is over and shows that it took hold. Knows clusters, no workloads.
 */
@NullMarked
package io.quorate.chaos.nemesis;

import org.jspecify.annotations.NullMarked;
