package io.quorate.chaos.plan;

/**
 * One workload at one rate.
 *
 * @param workload by name
 * @param rate operations a second from all regions together
 */
public record Load(String workload, int rate) {}
