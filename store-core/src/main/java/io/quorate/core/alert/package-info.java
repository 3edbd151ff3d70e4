/**
 * When a person should look: a pure engine that raises and clears alerts with hysteresis, in which
 * missing data is a state of its own, and the rules for a cluster. Time is an argument. Imports
 * {@code monitor}.
 */
@NullMarked
package io.quorate.core.alert;

import org.jspecify.annotations.NullMarked;
