package io.quorate.store.api;

import com.google.protobuf.ByteString;
import io.quorate.v1.DeleteRequest;
import io.quorate.v1.GetRequest;
import io.quorate.v1.KeyRange;
import io.quorate.v1.Level;
import io.quorate.v1.Operation;
import io.quorate.v1.PutRequest;
import io.quorate.v1.RangeRequest;
import io.quorate.v1.RequestHeader;

/** Operations as a client writes them. */
final class Ops {

  private Ops() {}

  static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }

  static RequestHeader header(Level level) {
    return RequestHeader.newBuilder().setLevel(level).build();
  }

  static Operation get(long id, String key) {
    return get(id, key, RequestHeader.getDefaultInstance());
  }

  static Operation get(long id, String key, RequestHeader header) {
    return Operation.newBuilder()
        .setId(id)
        .setGet(GetRequest.newBuilder().setHeader(header).setKey(bytes(key)))
        .build();
  }

  static Operation put(long id, String key, String value) {
    return put(id, key, value, RequestHeader.getDefaultInstance());
  }

  static Operation put(long id, String key, String value, RequestHeader header) {
    return Operation.newBuilder()
        .setId(id)
        .setPut(PutRequest.newBuilder().setHeader(header).setKey(bytes(key)).setValue(bytes(value)))
        .build();
  }

  static Operation delete(long id, String key) {
    return Operation.newBuilder()
        .setId(id)
        .setDelete(DeleteRequest.newBuilder().setKey(bytes(key)).setReturnPrevious(true))
        .build();
  }

  static Operation range(long id, RequestHeader header) {
    return Operation.newBuilder().setId(id).setRange(all().setHeader(header)).build();
  }

  static RangeRequest.Builder all() {
    return RangeRequest.newBuilder().setRange(KeyRange.getDefaultInstance());
  }
}
