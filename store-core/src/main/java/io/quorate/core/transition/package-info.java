/**
 * The pure step from (entry, view of the state) to (changes, outcomes). No I/O, no clock, no
 * randomness, no hash order: only the JDK and JSpecify are imported.
 *
 * <p>A write enters at {@link io.quorate.core.transition.EntryTransition#apply} and takes these
 * steps for each submission of the entry:
 *
 * <ol>
 *   <li>{@code ExactlyOnce}: a repeat gets the outcome that is kept, a broken stamp a refusal.
 *   <li>{@code Commands} gives the command its {@code Turn} and sends it to the class of its kind:
 *       {@code Puts}, {@code Deletes}, {@code Transactions}, {@code Leases}, ...
 *   <li>That class reads the state through the {@code Overlay}, in which the commands before it
 *       have taken effect, and makes its {@link io.quorate.core.transition.Change}s there.
 * </ol>
 *
 * <p>What leaves is an {@link io.quorate.core.transition.EntryEffect}, for storage to write as one
 * batch.
 */
@NullMarked
package io.quorate.core.transition;

import org.jspecify.annotations.NullMarked;
