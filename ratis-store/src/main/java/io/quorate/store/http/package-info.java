/**
 * The HTTP door: health, metrics and status for operators, {@code /v1/kv} for curl. A request
 * enters at {@code HttpDoor}, becomes the operation that gRPC would have carried, and leaves to
 * {@link io.quorate.store.http.Operations}, so both doors take one path. Imports {@code config},
 * {@code telemetry}, and the wire schema.
 */
@NullMarked
package io.quorate.store.http;

import org.jspecify.annotations.NullMarked;
