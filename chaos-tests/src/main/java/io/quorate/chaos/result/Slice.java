package io.quorate.chaos.result;

/**
 * One second of one region's clients.
 *
 * @param second since the load began, by the end of the operations
 * @param answered operations
 * @param unanswered operations that failed or are of unknown fate
 */
public record Slice(
    String region, int second, int answered, int unanswered, long p50Micros, long p99Micros) {}
