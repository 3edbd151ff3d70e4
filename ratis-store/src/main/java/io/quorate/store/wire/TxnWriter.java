package io.quorate.store.wire;

import io.quorate.core.command.Outcome.DeleteDone;
import io.quorate.core.command.Outcome.PutDone;
import io.quorate.core.command.Outcome.ReadDone;
import io.quorate.core.command.Outcome.StepOutcome;
import io.quorate.core.command.Outcome.TxnDone;
import io.quorate.v1.GetResponse;
import io.quorate.v1.RangeResponse;
import io.quorate.v1.TxnOperation;
import io.quorate.v1.TxnRequest;
import io.quorate.v1.TxnResponse;
import io.quorate.v1.TxnResult;
import java.util.List;

/**
 * From the outcome of a transaction to its response. Which form a read takes, one key or a range,
 * is told by the request.
 */
final class TxnWriter {

  private TxnWriter() {}

  /**
   * @throws io.quorate.model.StoreException {@code REQUEST_MALFORMED} where the outcome is that of
   *     another transaction, kept under the same stamp
   */
  static TxnResponse.Builder response(TxnRequest request, TxnDone outcome) {
    List<TxnOperation> steps =
        outcome.succeeded() ? request.getThenList() : request.getOrElseList();
    if (steps.size() != outcome.steps().size()) {
      throw OutcomeWriter.notThisWrite();
    }
    TxnResponse.Builder response = TxnResponse.newBuilder().setSucceeded(outcome.succeeded());
    for (int i = 0; i < steps.size(); i++) {
      response.addResults(result(steps.get(i), outcome.steps().get(i)));
    }
    return response;
  }

  private static TxnResult result(TxnOperation asked, StepOutcome step) {
    TxnResult.Builder result = TxnResult.newBuilder();
    return switch (step) {
      case PutDone put -> result.setPut(OutcomeWriter.put(put)).build();
      case DeleteDone delete -> result.setDelete(OutcomeWriter.delete(delete)).build();
      case ReadDone read when asked.hasGet() -> result.setGet(get(read)).build();
      case ReadDone read -> result.setRange(range(read, asked.getRange().getKeysOnly())).build();
    };
  }

  private static GetResponse.Builder get(ReadDone read) {
    GetResponse.Builder response = GetResponse.newBuilder();
    if (!read.entries().isEmpty()) {
      response.setEntry(Entries.keyValue(read.entries().getFirst()));
    }
    return response;
  }

  private static RangeResponse.Builder range(ReadDone read, boolean keysOnly) {
    return RangeResponse.newBuilder()
        .addAllEntries(Entries.keyValues(read.entries(), keysOnly))
        .setMore(read.more())
        .setCount(read.count());
  }
}
