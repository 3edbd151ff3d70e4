/**
 * What clients do to a cluster, and what they remember of it: pipelined and open loops, latencies,
 * and the list of acknowledged writes. The store is reached through {@link
 * io.quorate.chaos.workload.StoreClient} only.
 */
@NullMarked
package io.quorate.chaos.workload;

import org.jspecify.annotations.NullMarked;
