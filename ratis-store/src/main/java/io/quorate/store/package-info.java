/** The server process: {@code StoreServer} is the only place where all parts are put together. */
@NullMarked
package io.quorate.store;

import org.jspecify.annotations.NullMarked;
