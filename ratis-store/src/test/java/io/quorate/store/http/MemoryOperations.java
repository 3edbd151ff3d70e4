package io.quorate.store.http;

import com.google.protobuf.ByteString;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.v1.DeleteResponse;
import io.quorate.v1.GetResponse;
import io.quorate.v1.KeyValue;
import io.quorate.v1.Operation;
import io.quorate.v1.Origin;
import io.quorate.v1.PutResponse;
import io.quorate.v1.Receipt;
import io.quorate.v1.ReplicaStatus;
import io.quorate.v1.Result;
import io.quorate.v1.StatusResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A store in memory; keys {@code fail/CODE} fail with that code. */
final class MemoryOperations implements Operations {

  private final Map<ByteString, KeyValue> entries = new ConcurrentHashMap<>();
  private final AtomicLong revision = new AtomicLong();
  volatile Operation last = Operation.getDefaultInstance();

  @Override
  public CompletableFuture<Result> execute(Operation operation) {
    last = operation;
    Result.Builder result = Result.newBuilder().setId(operation.getId());
    switch (operation.getRequestCase()) {
      case GET -> {
        GetResponse.Builder got = GetResponse.newBuilder().setReceipt(receipt());
        KeyValue entry = entries.get(operation.getGet().getKey());
        result.setGet(entry == null ? got : got.setEntry(entry));
      }
      case PUT -> {
        ByteString key = operation.getPut().getKey();
        String text = key.toStringUtf8();
        if (text.startsWith("fail/")) {
          ErrorCode code = ErrorCode.valueOf(text.substring("fail/".length()));
          return CompletableFuture.failedFuture(StoreException.of(code, "group", "default"));
        }
        long at = revision.incrementAndGet();
        entries.put(
            key,
            KeyValue.newBuilder()
                .setKey(key)
                .setValue(operation.getPut().getValue())
                .setModRevision(at)
                .build());
        result.setPut(PutResponse.newBuilder().setReceipt(receipt()));
      }
      case DELETE -> {
        boolean gone = entries.remove(operation.getDelete().getKey()) != null;
        revision.addAndGet(gone ? 1 : 0);
        result.setDelete(
            DeleteResponse.newBuilder().setReceipt(receipt()).setDeleted(gone ? 1 : 0));
      }
      case STATUS ->
          result.setStatus(
              StatusResponse.newBuilder()
                  .setNode("n1")
                  .addReplicas(ReplicaStatus.newBuilder().setGroup("default").setRevision(7)));
      default -> throw new IllegalArgumentException("not an operation of HTTP: " + operation);
    }
    return CompletableFuture.completedFuture(result.build());
  }

  private Receipt receipt() {
    return Receipt.newBuilder()
        .setRevision(revision.get())
        .setOrigin(Origin.newBuilder().setGroup("default").setNode("n1").setTerm(3))
        .build();
  }
}
