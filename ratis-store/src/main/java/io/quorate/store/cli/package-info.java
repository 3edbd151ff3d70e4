/**
 * The command line: the node's own commands (init, node, config) and those of a client, which go
 * through the public Java client as any application does. {@link io.quorate.store.cli.Quorate} is
 * the way in.
 */
@NullMarked
package io.quorate.store.cli;

import org.jspecify.annotations.NullMarked;
