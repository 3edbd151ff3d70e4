/** A read's path: which view of the data may answer it, and what it may look at there. */
@NullMarked
package io.quorate.store.read;

import org.jspecify.annotations.NullMarked;
