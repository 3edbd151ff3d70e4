/**
 * What a node takes: sizes, deadlines, the right keyspace and cluster, and how much at once. A
 * request enters here from {@code api} before anything else looks at it; what is refused was not
 * done. Imports the protocol and {@code wire}.
 */
@NullMarked
package io.quorate.store.admission;

import org.jspecify.annotations.NullMarked;
