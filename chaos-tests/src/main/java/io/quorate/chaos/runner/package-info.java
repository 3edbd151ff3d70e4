/**
 * Runs campaigns: starts clusters, puts them under load, does faults to them, gathers evidence, has
 * the histories judged, and cleans up. Seeded bugs that have to be convicted are trials like the
 * others.
 */
@NullMarked
package io.quorate.chaos.runner;

import org.jspecify.annotations.NullMarked;
