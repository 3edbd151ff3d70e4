/** Tests of the words that applications see. */
@NullMarked
package io.quorate.model;

import org.jspecify.annotations.NullMarked;
