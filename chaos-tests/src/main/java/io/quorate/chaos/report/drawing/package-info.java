/**
 * Figures as vector graphics for a page and as pixels for a file: a {@code Figure} draws itself on
 * a {@code Canvas}, whichever it is. Imports nothing of the harness.
 */
@NullMarked
package io.quorate.chaos.report.drawing;

import org.jspecify.annotations.NullMarked;
