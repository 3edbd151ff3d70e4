/** Claims about the proofs of freshness. */
@NullMarked
package io.quorate.core.freshness;

import org.jspecify.annotations.NullMarked;
