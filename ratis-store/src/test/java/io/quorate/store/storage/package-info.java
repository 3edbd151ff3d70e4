/** Claims about what storage keeps, shows and survives. */
@NullMarked
package io.quorate.store.storage;

import org.jspecify.annotations.NullMarked;
