/** Text that is pleasant to read, on a terminal and in a log file. Imports the JDK only. */
@NullMarked
package io.quorate.chaos.terminal;

import org.jspecify.annotations.NullMarked;
