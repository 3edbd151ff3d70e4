/**
 * Linearizability of registers. {@link io.quorate.chaos.checker.register.LinearizabilityChecker} is
 * the way in; it splits a history by key into {@code KeyHistory}, which {@code Search} tries to put
 * into one order; where there is none, {@code Reduction} looks for the fewest operations that show
 * it.
 */
@NullMarked
package io.quorate.chaos.checker.register;

import org.jspecify.annotations.NullMarked;
