/** The commands of the harness: {@code demo}, {@code bench}, {@code train} and {@code chaos}. */
@NullMarked
package io.quorate.chaos.cli;

import org.jspecify.annotations.NullMarked;
