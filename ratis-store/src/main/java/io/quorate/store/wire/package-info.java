/**
 * The translation between the wire and the core, one file a direction: requests into commands,
 * outcomes into results, refusals into failures, log entries into bytes and back. Stateless, and
 * without a clock. Imports the protocols and the core only.
 */
@NullMarked
package io.quorate.store.wire;

import org.jspecify.annotations.NullMarked;
