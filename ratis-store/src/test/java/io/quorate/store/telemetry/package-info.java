@NullMarked
package io.quorate.store.telemetry;

import org.jspecify.annotations.NullMarked;
