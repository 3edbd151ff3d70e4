package io.quorate.store.http;

import com.google.protobuf.ByteString;
import io.quorate.client.ReadHeader;
import io.quorate.model.ReadConsistency;
import io.quorate.store.config.LimitsConfig;
import io.quorate.store.config.Quantity;
import io.quorate.store.read.LevelText;
import io.quorate.v1.DeleteRequest;
import io.quorate.v1.DeleteResponse;
import io.quorate.v1.GetRequest;
import io.quorate.v1.GetResponse;
import io.quorate.v1.KeyValue;
import io.quorate.v1.Operation;
import io.quorate.v1.PutRequest;
import io.quorate.v1.PutResponse;
import io.quorate.v1.Receipt;
import io.quorate.v1.RequestHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /v1/kv/KEY}: GET reads, PUT writes the body, DELETE deletes. Parameters: {@code keyspace},
 * {@code timeout} (as in 2s), on GET {@code level} (as in bounded=2s), {@code at} (revision) and
 * {@code raw}, on PUT {@code lease}. Writes here have no session: repeated, they are at least once.
 */
final class KeyValueRoute {

  static final String PREFIX = "/v1/kv/";
  private static final Duration TIMEOUT_MAX = Duration.ofMinutes(10);
  private static final String METHODS = "GET, PUT, DELETE";

  private final OperationCall call;
  private final LimitsConfig limits;

  KeyValueRoute(OperationCall call, LimitsConfig limits) {
    this.call = call;
    this.limits = limits;
  }

  void serve(Exchange exchange) {
    ByteString key = PercentCoding.decode(exchange.path().substring(PREFIX.length()));
    switch (exchange.method()) {
      case "GET" -> get(exchange, key);
      case "PUT" -> put(exchange, key);
      case "DELETE" -> delete(exchange, key);
      default -> throw HttpProblem.methodNotAllowed(exchange.path(), METHODS);
    }
  }

  private void get(Exchange exchange, ByteString key) {
    Duration timeout = timeout(exchange);
    GetRequest.Builder request =
        GetRequest.newBuilder()
            .setHeader(ReadHeader.write(level(exchange), header(exchange, timeout)))
            .setKey(key)
            .setAtRevision(number(exchange, "at"));
    GetResponse got = call.answer(Operation.newBuilder().setGet(request), timeout).getGet();
    revision(exchange, got.getReceipt());
    if (!got.hasEntry()) {
      ObjectNode missing = named(key).put("found", false);
      missing.set("receipt", ProtoJson.of(got.getReceipt()));
      exchange.json(404, missing);
    } else if (exchange.has("raw")) {
      exchange
          .header("Quorate-Mod-Revision", Long.toString(got.getEntry().getModRevision()))
          .bytes(200, "application/octet-stream", got.getEntry().getValue().toByteArray());
    } else {
      exchange.json(200, entry(got.getEntry(), got.getReceipt()));
    }
  }

  private void put(Exchange exchange, ByteString key) {
    Duration timeout = timeout(exchange);
    PutRequest.Builder request =
        PutRequest.newBuilder()
            .setHeader(header(exchange, timeout))
            .setKey(key)
            .setLease(number(exchange, "lease"))
            .setValue(exchange.body(limits.valueBytesMax()));
    PutResponse put = call.answer(Operation.newBuilder().setPut(request), timeout).getPut();
    revision(exchange, put.getReceipt());
    ObjectNode answer = named(key);
    answer.set("receipt", ProtoJson.of(put.getReceipt()));
    exchange.json(200, answer);
  }

  private void delete(Exchange exchange, ByteString key) {
    Duration timeout = timeout(exchange);
    DeleteRequest.Builder request =
        DeleteRequest.newBuilder().setHeader(header(exchange, timeout)).setKey(key);
    Operation.Builder operation = Operation.newBuilder().setDelete(request);
    DeleteResponse deleted = call.answer(operation, timeout).getDelete();
    revision(exchange, deleted.getReceipt());
    ObjectNode answer = named(key).put("deleted", deleted.getDeleted());
    answer.set("receipt", ProtoJson.of(deleted.getReceipt()));
    exchange.json(200, answer);
  }

  private static void revision(Exchange exchange, Receipt receipt) {
    exchange.header("Quorate-Revision", Long.toString(receipt.getRevision()));
  }

  private static ObjectNode entry(KeyValue entry, Receipt receipt) {
    ObjectNode node = named(entry.getKey()).put("found", true);
    ObjectNode all = ProtoJson.of(entry);
    all.remove("key");
    node.setAll(all);
    node.set("receipt", ProtoJson.of(receipt));
    return node;
  }

  /** Keys are mostly text, and readable then; other bytes are in base64 under another name. */
  private static ObjectNode named(ByteString key) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return key.isValidUtf8()
        ? node.put("key", key.toString(StandardCharsets.UTF_8))
        : node.put("key_base64", key.toByteArray());
  }

  private static RequestHeader.Builder header(Exchange exchange, Duration timeout) {
    return RequestHeader.newBuilder()
        .setKeyspace(exchange.parameter("keyspace", ""))
        .setTimeoutMs((int) timeout.toMillis());
  }

  private Duration timeout(Exchange exchange) {
    String text = exchange.parameter("timeout", "");
    if (text.isEmpty()) {
      return limits.defaultTimeout();
    }
    try {
      Duration timeout = Quantity.duration(text);
      if (timeout.toMillis() >= 1 && timeout.compareTo(TIMEOUT_MAX) <= 0) {
        return timeout;
      }
    } catch (IllegalArgumentException e) {
      throw HttpProblem.malformed("timeout", String.valueOf(e.getMessage()));
    }
    throw HttpProblem.malformed("timeout", "allowed are 1ms to " + Quantity.text(TIMEOUT_MAX));
  }

  private static ReadConsistency level(Exchange exchange) {
    try {
      return LevelText.parse(exchange.parameter("level", "strong"));
    } catch (IllegalArgumentException e) {
      throw HttpProblem.malformed("level", String.valueOf(e.getMessage()));
    }
  }

  private static long number(Exchange exchange, String parameter) {
    try {
      long number = Long.parseLong(exchange.parameter(parameter, "0"));
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the refusal that a negative number meets
    }
    throw HttpProblem.malformed(parameter, "a whole number is needed, 0 or more");
  }
}
