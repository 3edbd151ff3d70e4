/**
 * Strict serializability of transactions that append to lists and read them. {@link
 * io.quorate.chaos.checker.append.AppendChecker} is the way in: {@code Transactions} are taken from
 * the history, {@code VersionOrders} from what they read, {@code Dependencies} become a graph, in
 * which {@code Cycles} finds the shortest one of the strongest kind.
 *
 * <p>Lists tell their own past: who reads one sees all appends to it in order, so that the order of
 * versions needs no guess (Kingsbury and Alvaro, Elle, VLDB 2020, section 4). The anomalies have
 * the names of Adya's thesis (1999).
 */
@NullMarked
package io.quorate.chaos.checker.append;

import org.jspecify.annotations.NullMarked;
