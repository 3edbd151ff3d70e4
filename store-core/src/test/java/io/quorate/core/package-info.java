/** Claims about the module as a whole. */
@NullMarked
package io.quorate.core;

import org.jspecify.annotations.NullMarked;
