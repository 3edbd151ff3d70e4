/** Where leadership should be: pure planning, from what a policy asks and what is observed. */
@NullMarked
package io.quorate.core.placement;

import org.jspecify.annotations.NullMarked;
