/** Claims about keys and ranges. */
@NullMarked
package io.quorate.core.version;

import org.jspecify.annotations.NullMarked;
