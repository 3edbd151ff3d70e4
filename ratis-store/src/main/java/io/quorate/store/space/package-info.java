/**
 * Room on the disk of a node: what it does when little is left. Imports configuration's figures
 * only; told through functions what to look at and what to do.
 */
@NullMarked
package io.quorate.store.space;

import org.jspecify.annotations.NullMarked;
