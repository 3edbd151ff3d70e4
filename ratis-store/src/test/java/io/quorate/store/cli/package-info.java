@NullMarked
package io.quorate.store.cli;

import org.jspecify.annotations.NullMarked;
