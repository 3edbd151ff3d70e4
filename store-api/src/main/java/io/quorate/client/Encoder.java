package io.quorate.client;

import io.quorate.model.Compare;
import io.quorate.model.Delete;
import io.quorate.model.DeleteRange;
import io.quorate.model.Get;
import io.quorate.model.Key;
import io.quorate.model.KeyRange;
import io.quorate.model.Put;
import io.quorate.model.Range;
import io.quorate.model.Revision;
import io.quorate.model.Txn;
import io.quorate.model.TxnStep;
import io.quorate.v1.Compare.Relation;
import io.quorate.v1.DeleteRequest;
import io.quorate.v1.GetRequest;
import io.quorate.v1.Order;
import io.quorate.v1.PutRequest;
import io.quorate.v1.RangeRequest;
import io.quorate.v1.TxnOperation;
import io.quorate.v1.TxnRequest;
import org.jspecify.annotations.Nullable;

/** From the words of the model to the wire, without headers. */
final class Encoder {

  private Encoder() {}

  static GetRequest.Builder get(Get get) {
    return GetRequest.newBuilder().setKey(get.key().byteString()).setAtRevision(number(get.at()));
  }

  static RangeRequest.Builder range(Range range) {
    return RangeRequest.newBuilder()
        .setRange(keys(range.keys()))
        .setLimit(range.limit())
        .setOrder(range.descending() ? Order.ORDER_DESCENDING : Order.ORDER_ASCENDING)
        .setKeysOnly(range.keysOnly())
        .setAtRevision(number(range.at()));
  }

  static RangeRequest.Builder count(KeyRange range) {
    return RangeRequest.newBuilder().setRange(keys(range)).setCountOnly(true);
  }

  static PutRequest.Builder put(Put put) {
    PutRequest.Builder request =
        PutRequest.newBuilder()
            .setKey(put.key().byteString())
            .setValue(put.value().byteString())
            .setReturnPrevious(put.returnPrevious());
    if (put.lease() != null) {
      request.setLease(put.lease().value());
    }
    return request;
  }

  static DeleteRequest.Builder delete(Delete delete) {
    return DeleteRequest.newBuilder()
        .setKey(delete.key().byteString())
        .setReturnPrevious(delete.returnPrevious());
  }

  static DeleteRequest.Builder delete(DeleteRange delete) {
    return DeleteRequest.newBuilder()
        .setRange(keys(delete.range()))
        .setReturnPrevious(delete.returnPrevious());
  }

  static TxnRequest.Builder txn(Txn txn) {
    TxnRequest.Builder request = TxnRequest.newBuilder();
    for (Compare compare : txn.compares()) {
      request.addCompare(compare(compare));
    }
    for (TxnStep step : txn.then()) {
      request.addThen(step(step));
    }
    for (TxnStep step : txn.orElse()) {
      request.addOrElse(step(step));
    }
    return request;
  }

  private static TxnOperation step(TxnStep step) {
    TxnOperation.Builder operation = TxnOperation.newBuilder();
    if (step instanceof Get get) {
      operation.setGet(get(get));
    } else if (step instanceof Range range) {
      operation.setRange(range(range));
    } else if (step instanceof Put put) {
      operation.setPut(put(put));
    } else if (step instanceof Delete delete) {
      operation.setDelete(delete(delete));
    } else {
      operation.setDelete(delete((DeleteRange) step));
    }
    return operation.build();
  }

  private static io.quorate.v1.Compare compare(Compare compare) {
    io.quorate.v1.Compare.Builder wired =
        io.quorate.v1.Compare.newBuilder()
            .setKey(compare.key().byteString())
            .setRelation(relation(compare.relation()));
    Compare.Operand operand = compare.operand();
    if (operand instanceof Compare.CreateRevision create) {
      wired.setCreateRevision(create.revision());
    } else if (operand instanceof Compare.ModRevision mod) {
      wired.setModRevision(mod.revision());
    } else if (operand instanceof Compare.Version version) {
      wired.setVersion(version.version());
    } else if (operand instanceof Compare.Content content) {
      wired.setValue(content.value().byteString());
    } else {
      wired.setLease(((Compare.BoundLease) operand).lease().value());
    }
    return wired.build();
  }

  private static Relation relation(Compare.Relation relation) {
    return switch (relation) {
      case EQUAL -> Relation.RELATION_EQUAL;
      case NOT_EQUAL -> Relation.RELATION_NOT_EQUAL;
      case LESS -> Relation.RELATION_LESS;
      case GREATER -> Relation.RELATION_GREATER;
    };
  }

  private static io.quorate.v1.KeyRange keys(KeyRange range) {
    io.quorate.v1.KeyRange.Builder wired =
        io.quorate.v1.KeyRange.newBuilder().setStart(range.start().byteString());
    Key bound = range.bound();
    if (bound != null) {
      wired.setEnd(bound.byteString());
    }
    return wired.build();
  }

  private static long number(@Nullable Revision at) {
    return at == null ? 0 : at.value();
  }
}
