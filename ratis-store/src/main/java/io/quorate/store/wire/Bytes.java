package io.quorate.store.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.quorate.core.version.Key;
import io.quorate.core.version.KeyRange;
import io.quorate.core.version.Value;

/**
 * Keys and values to and from protobuf. Out of the core without a copy, since nobody changes their
 * arrays; into it with one, since a value must not keep a whole message alive.
 */
final class Bytes {

  private Bytes() {}

  static Key key(ByteString bytes) {
    return bytes.isEmpty() ? Key.EMPTY : new Key(bytes.toByteArray());
  }

  static Value value(ByteString bytes) {
    return new Value(bytes.toByteArray());
  }

  static KeyRange range(ByteString start, ByteString end) {
    return new KeyRange(key(start), key(end));
  }

  static ByteString of(Key key) {
    return UnsafeByteOperations.unsafeWrap(key.bytes());
  }

  static ByteString of(Value value) {
    return UnsafeByteOperations.unsafeWrap(value.bytes());
  }
}
