package io.quorate.chaos.result;

/**
 * How one workload fared.
 *
 * @param operations noted in its history
 * @param answered by the store
 * @param failed certainly not applied
 * @param unknown of unknown fate
 * @param withheld not sent, since too many were under way
 */
public record LoadResult(
    String workload,
    int rate,
    long operations,
    long answered,
    long failed,
    long unknown,
    long withheld,
    long p50Micros,
    long p99Micros) {}
