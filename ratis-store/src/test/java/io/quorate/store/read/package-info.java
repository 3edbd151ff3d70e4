/** Claims about what a read may ask for. */
@NullMarked
package io.quorate.store.read;

import org.jspecify.annotations.NullMarked;
