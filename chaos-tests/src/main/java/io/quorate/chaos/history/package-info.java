/**
 * What clients asked of a store, what they were told and when; and what was done to the store
 * meanwhile. A history is a file of JSON lines, described in {@code docs/history-format.md}, which
 * workloads write through {@link io.quorate.chaos.history.HistoryWriter} and checkers read through
 * {@link io.quorate.chaos.history.HistoryReader}. Knows nothing of clusters: histories of any store
 * are welcome.
 */
@NullMarked
package io.quorate.chaos.history;

import org.jspecify.annotations.NullMarked;
