/**
 * The Java client: connections, routing, retries, exactly-once sessions.
 *
 * <p>An operation enters through {@link io.quorate.client.QuorateClient} or {@link
 * io.quorate.client.AsyncQuorateClient} and passes, as a {@code Call}, the {@code Inbox} to the
 * client's one I/O thread ({@code IoLoop}), which owns everything else:
 *
 * <ol>
 *   <li>{@code WriteSession} stamps a write, so that it is applied once however often it is sent;
 *   <li>{@code Router} chooses the {@code Connection}: the leader, as answers name it;
 *   <li>{@code Connection} sends it, together with all that came meanwhile, in one message;
 *   <li>{@code Dispatcher} takes the answer, or asks the {@code Verdict} whether to send it again;
 *       {@code Decoder} reads it into {@link io.quorate.model}.
 * </ol>
 *
 * <p>Imports {@link io.quorate.model}, the generated wire classes and gRPC; runs on Java 17.
 */
@NullMarked
package io.quorate.client;

import org.jspecify.annotations.NullMarked;
