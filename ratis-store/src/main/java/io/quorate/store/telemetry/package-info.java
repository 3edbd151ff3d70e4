/**
 * What the process tells about itself: one metric registry with stable dotted names, and its form
 * for Prometheus. Imports nothing of ours, so that every package may count.
 */
@NullMarked
package io.quorate.store.telemetry;

import org.jspecify.annotations.NullMarked;
