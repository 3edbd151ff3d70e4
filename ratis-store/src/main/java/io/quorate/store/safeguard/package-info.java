/**
 * The safety mechanisms as seams: the product has all of them on and no switch. A test distribution
 * can bring an implementation that leaves one out, to see that its checks notice.
 */
@NullMarked
package io.quorate.store.safeguard;

import org.jspecify.annotations.NullMarked;
