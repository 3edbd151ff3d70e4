package io.quorate.chaos.wan;

import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/** What the WAN's thread calls when a channel can go on. */
sealed interface Readiness permits Connection, Listener {

  void ready(SelectionKey key, ByteBuffer scratch, long nowNanos);
}
