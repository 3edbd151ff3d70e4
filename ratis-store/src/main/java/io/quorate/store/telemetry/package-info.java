/**
 * What the process tells about itself: one metric registry with stable dotted names, and its form
 * for Prometheus. Other packages count into the registry, or through small interfaces of their own
 * that are implemented here; so it imports those, and the wire schema.
 */
@NullMarked
package io.quorate.store.telemetry;

import org.jspecify.annotations.NullMarked;
