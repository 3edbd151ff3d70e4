/** Tests of the client against fake nodes on loopback ports that fail as their scripts say. */
@NullMarked
package io.quorate.client;

import org.jspecify.annotations.NullMarked;
