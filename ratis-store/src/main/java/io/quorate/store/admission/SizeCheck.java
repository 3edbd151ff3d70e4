package io.quorate.store.admission;

import com.google.protobuf.ByteString;
import io.quorate.model.ErrorCode;
import io.quorate.model.StoreException;
import io.quorate.v1.Compare;
import io.quorate.v1.DeleteRequest;
import io.quorate.v1.KeyRange;
import io.quorate.v1.Operation;
import io.quorate.v1.PutRequest;
import io.quorate.v1.TxnOperation;
import io.quorate.v1.TxnRequest;
import java.util.List;
import java.util.Map;

/** Weighs an operation and refuses one that is too large in any part. Stateless. */
final class SizeCheck {

  /** What an operation takes in memory beside its keys and values, about. */
  static final int OPERATION_BYTES = 256;

  private final AdmissionLimits limits;

  SizeCheck(AdmissionLimits limits) {
    this.limits = limits;
  }

  /**
   * The bytes that the operation takes while it is under way.
   *
   * @throws StoreException {@code KEY_EMPTY}, {@code KEY_TOO_LARGE}, {@code VALUE_TOO_LARGE},
   *     {@code REQUEST_TOO_LARGE}
   */
  long weigh(Operation operation) {
    return OPERATION_BYTES
        + switch (operation.getRequestCase()) {
          case GET -> key(operation.getGet().getKey());
          case RANGE -> range(operation.getRange().getRange());
          case PUT -> put(operation.getPut());
          case DELETE -> delete(operation.getDelete());
          case TXN -> txn(operation.getTxn());
          case COMPACT,
              LEASE_GRANT,
              LEASE_KEEP_ALIVE,
              LEASE_REVOKE,
              LEASE_TIME_TO_LIVE,
              LEASE_LIST,
              SESSION_OPEN,
              SESSION_CLOSE,
              STATUS,
              PROBE,
              REQUEST_NOT_SET ->
              0;
        };
  }

  private long put(PutRequest put) {
    return key(put.getKey()) + value(put.getValue());
  }

  private long delete(DeleteRequest delete) {
    return switch (delete.getTargetCase()) {
      case KEY -> key(delete.getKey());
      case RANGE -> range(delete.getRange());
      case TARGET_NOT_SET -> 0;
    };
  }

  private long txn(TxnRequest txn) {
    atMost("compares", txn.getCompareCount(), limits.txnComparesMax());
    long weight = 0;
    for (Compare compare : txn.getCompareList()) {
      weight += OPERATION_BYTES + key(compare.getKey()) + value(compare.getValue());
    }
    weight += steps("then", txn.getThenList()) + steps("or_else", txn.getOrElseList());
    atMost("bytes", weight, limits.requestBytesMax());
    return weight;
  }

  private long steps(String branch, List<TxnOperation> steps) {
    atMost("steps in " + branch, steps.size(), limits.txnStepsMax());
    long weight = 0;
    for (TxnOperation step : steps) {
      weight += OPERATION_BYTES + step(step);
    }
    return weight;
  }

  private long step(TxnOperation step) {
    return switch (step.getOperationCase()) {
      case GET -> key(step.getGet().getKey());
      case RANGE -> range(step.getRange().getRange());
      case PUT -> put(step.getPut());
      case DELETE -> delete(step.getDelete());
      case OPERATION_NOT_SET -> 0;
    };
  }

  private int key(ByteString key) {
    if (key.isEmpty()) {
      throw StoreException.of(ErrorCode.KEY_EMPTY);
    }
    return bound(key, limits.keyBytesMax());
  }

  /** A bound may be one byte longer than a key, so that the next page can begin after any key. */
  private long range(KeyRange range) {
    int boundBytesMax = limits.keyBytesMax() + 1;
    return (long) bound(range.getStart(), boundBytesMax) + bound(range.getEnd(), boundBytesMax);
  }

  private static int bound(ByteString bound, int bytesMax) {
    if (bound.size() > bytesMax) {
      throw tooLarge(ErrorCode.KEY_TOO_LARGE, "bytes", bound.size(), bytesMax);
    }
    return bound.size();
  }

  private int value(ByteString value) {
    if (value.size() > limits.valueBytesMax()) {
      throw tooLarge(ErrorCode.VALUE_TOO_LARGE, "bytes", value.size(), limits.valueBytesMax());
    }
    return value.size();
  }

  private static void atMost(String what, long found, long limit) {
    if (found > limit) {
      throw tooLarge(ErrorCode.REQUEST_TOO_LARGE, what, found, limit);
    }
  }

  private static StoreException tooLarge(ErrorCode code, String what, long found, long limit) {
    return StoreException.of(
        code, Map.of(what, Long.toString(found), "limit", Long.toString(limit)));
  }
}
