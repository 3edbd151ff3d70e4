package io.quorate.store.monitor;

import io.quorate.core.alert.AlertLimits;
import java.time.Duration;

/**
 * How a node watches.
 *
 * @param pingInterval from the end of a ping to the next one
 * @param limits what is normal
 */
public record MonitorSettings(Duration pingInterval, AlertLimits limits) {}
