/**
 * What a node concludes from what it hears of the others: how long a link's round trip is, how old
 * another replica's data is, whether two replicas at one revision hold the same. Pure: time is an
 * argument. Imports {@code transition} and {@code version}.
 */
@NullMarked
package io.quorate.core.monitor;

import org.jspecify.annotations.NullMarked;
