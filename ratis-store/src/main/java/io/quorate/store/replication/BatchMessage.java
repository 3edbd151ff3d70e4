package io.quorate.store.replication;

import org.apache.ratis.protocol.Message;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/** A batch on its way through Ratis, which sees the bytes; the state machine sees the batch. */
record BatchMessage(Batch batch, ByteString content) implements Message {

  @Override
  public ByteString getContent() {
    return content;
  }

  @Override
  public int size() {
    return content.size();
  }
}
