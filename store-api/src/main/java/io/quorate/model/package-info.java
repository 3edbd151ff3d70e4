/**
 * The words that the client and the server share: error codes by fate, and what an application sees
 * of keys and answers. Requests are {@link io.quorate.model.Get}, {@link io.quorate.model.Range},
 * {@link io.quorate.model.Put}, {@link io.quorate.model.Delete}, {@link
 * io.quorate.model.DeleteRange} and {@link io.quorate.model.Txn}; every answer carries a {@link
 * io.quorate.model.Receipt}. All types are immutable. Imports nothing of ours; of protobuf only its
 * byte string.
 */
@NullMarked
package io.quorate.model;

import org.jspecify.annotations.NullMarked;
