package io.quorate.store.wire;

import io.quorate.core.command.Command;
import io.quorate.core.command.Command.TxnStep;
import io.quorate.core.command.Compare;
import io.quorate.core.command.Compare.Relation;
import io.quorate.core.command.Compare.Target;
import io.quorate.core.version.KeyRange;
import io.quorate.v1.GetRequest;
import io.quorate.v1.Order;
import io.quorate.v1.RangeRequest;
import io.quorate.v1.TxnOperation;
import io.quorate.v1.TxnRequest;

/** From transaction requests to the command. */
final class TxnReader {

  private TxnReader() {}

  static Command.Txn txn(TxnRequest request) {
    return new Command.Txn(
        request.getCompareList().stream().map(TxnReader::compare).toList(),
        request.getThenList().stream().map(TxnReader::step).toList(),
        request.getOrElseList().stream().map(TxnReader::step).toList());
  }

  private static TxnStep step(TxnOperation operation) {
    return switch (operation.getOperationCase()) {
      case GET -> get(operation.getGet());
      case RANGE -> range(operation.getRange());
      case PUT -> CommandReader.put(operation.getPut());
      case DELETE -> CommandReader.delete(operation.getDelete());
      case OPERATION_NOT_SET ->
          throw Malformed.field("txn.operation", "not set, or of a kind that is not known here");
    };
  }

  private static Command.Read get(GetRequest get) {
    refusePast(get.getAtRevision());
    return new Command.Read(KeyRange.single(Bytes.key(get.getKey())), 1, false, false, false);
  }

  private static Command.Read range(RangeRequest range) {
    refusePast(range.getAtRevision());
    return new Command.Read(
        ReadRequests.range(range),
        ReadRequests.limit(range),
        ReadRequests.order(range) == Order.ORDER_DESCENDING,
        range.getKeysOnly(),
        range.getCountOnly());
  }

  private static void refusePast(long atRevision) {
    if (atRevision != 0) {
      throw Malformed.field(
          "txn.operation.at_revision", "a transaction reads the present; leave it out");
    }
  }

  private static Compare compare(io.quorate.v1.Compare compare) {
    return new Compare(Bytes.key(compare.getKey()), relation(compare), target(compare));
  }

  private static Relation relation(io.quorate.v1.Compare compare) {
    return switch (compare.getRelation()) {
      case RELATION_EQUAL -> Relation.EQUAL;
      case RELATION_NOT_EQUAL -> Relation.NOT_EQUAL;
      case RELATION_LESS -> Relation.LESS;
      case RELATION_GREATER -> Relation.GREATER;
      case UNRECOGNIZED ->
          throw Malformed.field("txn.compare.relation", "unknown: " + compare.getRelationValue());
    };
  }

  private static Target target(io.quorate.v1.Compare compare) {
    return switch (compare.getTargetCase()) {
      case CREATE_REVISION -> new Target.CreateRevision(compare.getCreateRevision());
      case MOD_REVISION -> new Target.ModRevision(compare.getModRevision());
      case VERSION -> new Target.Version(compare.getVersion());
      case VALUE -> new Target.ValueBytes(Bytes.value(compare.getValue()));
      case LEASE -> new Target.Lease(compare.getLease());
      case TARGET_NOT_SET ->
          throw Malformed.field("txn.compare.target", "say what the key is compared with");
    };
  }
}
