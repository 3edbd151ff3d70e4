@NullMarked
package io.quorate.store.monitor;

import org.jspecify.annotations.NullMarked;
