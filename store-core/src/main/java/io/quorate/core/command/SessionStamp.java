package io.quorate.core.command;

/**
 * Names one write of one session, for exactly once (RIFL: Lee et al., "Implementing Linearizability
 * at Large Scale and Low Latency", SOSP 2015).
 *
 * @param sequence 1, 2, 3 ... in the order in which the client first sent them
 * @param firstIncomplete every sequence below it has been answered, so that its outcome may be
 *     forgotten; at most {@code sequence}, below 1 it tells nothing
 */
public record SessionStamp(SessionId session, long sequence, long firstIncomplete) {}
