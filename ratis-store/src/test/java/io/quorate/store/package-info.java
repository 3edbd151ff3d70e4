@NullMarked
package io.quorate.store;

import org.jspecify.annotations.NullMarked;
