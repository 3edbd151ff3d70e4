/**
 * The gRPC door: the server's side of {@code quorate.v1.Store}, for clients and for the other
 * nodes. An operation enters at {@code OperateStream}, {@code StoreService} (unary) or {@link
 * io.quorate.store.api.GrpcDoor#execute} and takes one path: {@code admission}, then the replica of
 * this node, or {@code forward} to the leader's; its result leaves the way it came. Imports {@code
 * admission}, {@code wire}, {@code read}, {@code forward}, {@code transport} and the port {@code
 * replication.Replica}.
 *
 * <p>gRPC delivers on the threads of {@code transport}, and an operation stays on the one it came
 * on: writes are handed to the replica there, reads of one key answered there. Only reads of many
 * keys, and reads for which there is no view yet, go to threads of their own.
 */
@NullMarked
package io.quorate.store.api;

import org.jspecify.annotations.NullMarked;
