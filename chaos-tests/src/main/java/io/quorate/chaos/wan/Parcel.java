package io.quorate.chaos.wan;

import java.nio.ByteBuffer;

/** What travels along a wire for one line. */
sealed interface Parcel {

  /** Bytes, in the order in which they were read. */
  record Bytes(ByteBuffer buffer) implements Parcel {}

  /** The sender has closed its side in order. */
  record End() implements Parcel {}

  /** The sender is gone. */
  record Reset() implements Parcel {}
}
