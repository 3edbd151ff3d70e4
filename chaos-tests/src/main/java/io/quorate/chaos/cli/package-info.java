/** The commands of the harness: {@code demo}, {@code bench} and {@code chaos}. */
@NullMarked
package io.quorate.chaos.cli;

import org.jspecify.annotations.NullMarked;
