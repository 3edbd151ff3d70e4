/**
 * Wide-area round trips on loopback, without root. Processes of one region reach a node of another
 * through an address where {@link io.quorate.chaos.wan.Wan} listens; bytes come out half a round
 * trip after they went in. One thread does it all. Imports the JDK only.
 */
@NullMarked
package io.quorate.chaos.wan;

import org.jspecify.annotations.NullMarked;
