package io.quorate.store.cli;

import com.google.protobuf.ByteString;
import io.quorate.model.DeleteResult;
import io.quorate.model.Entry;
import io.quorate.model.GetResult;
import io.quorate.model.PutResult;
import io.quorate.model.RangeResult;
import io.quorate.model.Receipt;
import io.quorate.model.TxnResult;
import io.quorate.model.TxnStepResult;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as JSON for scripts. Bytes are text where they are valid UTF-8, else base64 under a name
 * that ends in {@code _base64}.
 */
public final class ModelJson {

  private ModelJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The key of an entry, its value unless it was not asked for, its revisions. */
  public static ObjectNode entry(Entry entry, boolean withValue) {
    ObjectNode json = object();
    bytes(json, "key", entry.key().byteString());
    if (withValue) {
      bytes(json, "value", entry.value().byteString());
    }
    json.put("create_revision", entry.createRevision().value());
    json.put("mod_revision", entry.modRevision().value());
    json.put("version", entry.version());
    entry.lease().ifPresent(lease -> json.put("lease", lease.value()));
    return json;
  }

  static ArrayNode entries(List<Entry> entries, boolean withValues) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    entries.forEach(entry -> json.add(entry(entry, withValues)));
    return json;
  }

  static ObjectNode txn(TxnResult result) {
    ObjectNode json = object().put("succeeded", result.succeeded());
    ArrayNode steps = json.putArray("results");
    result.results().forEach(step -> steps.add(step(step)));
    return json;
  }

  static ObjectNode get(GetResult got) {
    ObjectNode json = object().put("found", got.entry().isPresent());
    got.entry().ifPresent(entry -> json.setAll(entry(entry, true)));
    return json;
  }

  static ObjectNode put(PutResult put) {
    ObjectNode json = object().put("revision", put.receipt().revision().value());
    put.previous().ifPresent(entry -> json.set("previous", entry(entry, true)));
    return json;
  }

  static ObjectNode delete(DeleteResult deleted) {
    ObjectNode json = object().put("deleted", deleted.deleted());
    if (!deleted.previous().isEmpty()) {
      json.set("previous", entries(deleted.previous(), true));
    }
    return json;
  }

  static ObjectNode receipt(Receipt receipt) {
    ObjectNode json = object();
    receipt.bound().ifPresent(bound -> json.put("bound_ms", bound.toNanos() / 1e6));
    return json.put("revision", receipt.revision().value())
        .put("commit_time", receipt.commitTime().toString())
        .put("level", receipt.level().word())
        .put("group", receipt.group())
        .put("incarnation", receipt.incarnation())
        .put("term", receipt.term())
        .put("node", receipt.node())
        .put("region", receipt.region())
        .put("cluster", receipt.origin().clusterId());
  }

  static void bytes(ObjectNode json, String name, ByteString bytes) {
    if (bytes.isValidUtf8()) {
      json.put(name, bytes.toStringUtf8());
    } else {
      json.put(name + "_base64", bytes.toByteArray());
    }
  }

  private static ObjectNode step(TxnStepResult step) {
    return switch (step) {
      case GetResult got -> get(got);
      case PutResult put -> put(put);
      case DeleteResult deleted -> delete(deleted);
      case RangeResult range -> {
        ObjectNode json = object().put("count", range.count()).put("more", range.more());
        json.set("entries", entries(range.entries(), true));
        yield json;
      }
    };
  }
}
