/**
 * A campaign for people: pictures of latency, throughput and recovery with the faults as bands, and
 * one HTML page that needs nothing beside it. Imports results only.
 */
@NullMarked
package io.quorate.chaos.report;

import org.jspecify.annotations.NullMarked;
