/**
 * What clients do to a cluster, and what they remember of it. A {@link
 * io.quorate.chaos.workload.Workload} sends one kind of operation at a given rate and notes each in
 * a history, for checkers; beside it pipelines, probes and the list of acknowledged writes for the
 * demo and for tests, which reach the store through {@link io.quorate.chaos.workload.StoreClient}.
 */
@NullMarked
package io.quorate.chaos.workload;

import org.jspecify.annotations.NullMarked;
