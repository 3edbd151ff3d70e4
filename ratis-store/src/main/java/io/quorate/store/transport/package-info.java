/**
 * Sockets and the few threads that serve them. The only importer of Netty; knows nothing of what
 * travels.
 */
@NullMarked
package io.quorate.store.transport;

import org.jspecify.annotations.NullMarked;
