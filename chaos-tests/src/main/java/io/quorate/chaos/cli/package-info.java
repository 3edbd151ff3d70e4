/** The commands of the harness: {@code demo} and {@code bench}. */
@NullMarked
package io.quorate.chaos.cli;

import org.jspecify.annotations.NullMarked;
