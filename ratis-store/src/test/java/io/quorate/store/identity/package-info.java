@NullMarked
package io.quorate.store.identity;

import org.jspecify.annotations.NullMarked;
