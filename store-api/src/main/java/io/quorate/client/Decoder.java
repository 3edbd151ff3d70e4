package io.quorate.client;

import io.quorate.model.DeleteResult;
import io.quorate.model.Entry;
import io.quorate.model.GetResult;
import io.quorate.model.Key;
import io.quorate.model.LeaseGranted;
import io.quorate.model.LeaseId;
import io.quorate.model.LeaseList;
import io.quorate.model.LeaseRenewed;
import io.quorate.model.LeaseRevoked;
import io.quorate.model.LeaseTimeToLive;
import io.quorate.model.Origin;
import io.quorate.model.PutResult;
import io.quorate.model.RangeResult;
import io.quorate.model.Receipt;
import io.quorate.model.Revision;
import io.quorate.model.TxnResult;
import io.quorate.model.TxnStepResult;
import io.quorate.model.Value;
import io.quorate.v1.DeleteResponse;
import io.quorate.v1.GetResponse;
import io.quorate.v1.KeyValue;
import io.quorate.v1.LeaseGrantResponse;
import io.quorate.v1.LeaseKeepAliveResponse;
import io.quorate.v1.LeaseListResponse;
import io.quorate.v1.LeaseRevokeResponse;
import io.quorate.v1.LeaseTimeToLiveResponse;
import io.quorate.v1.PutResponse;
import io.quorate.v1.RangeResponse;
import io.quorate.v1.TxnResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * From the wire to the words of the model. A receipt without an origin has the one of its batch;
 * the steps of a transaction have the transaction's receipt.
 */
final class Decoder {

  private Decoder() {}

  static Origin origin(io.quorate.v1.Origin origin) {
    return new Origin(
        origin.getGroup(),
        origin.getIncarnation(),
        origin.getTerm(),
        origin.getNode(),
        origin.getRegion(),
        origin.getClusterId());
  }

  static Receipt receipt(io.quorate.v1.Receipt receipt, Origin batchOrigin) {
    return new Receipt(
        receipt.hasOrigin() ? origin(receipt.getOrigin()) : batchOrigin,
        Revision.of(receipt.getRevision()),
        receipt.getCommitMicros(),
        ReadHeader.level(receipt.getLevel()),
        receipt.hasBoundMicros() ? receipt.getBoundMicros() : Receipt.UNPROVEN);
  }

  static GetResult get(GetResponse response, Origin batchOrigin) {
    return get(response, receipt(response.getReceipt(), batchOrigin));
  }

  static RangeResult range(RangeResponse response, Origin batchOrigin) {
    return range(response, receipt(response.getReceipt(), batchOrigin));
  }

  static PutResult put(PutResponse response, Origin batchOrigin) {
    return put(response, receipt(response.getReceipt(), batchOrigin));
  }

  static DeleteResult delete(DeleteResponse response, Origin batchOrigin) {
    return delete(response, receipt(response.getReceipt(), batchOrigin));
  }

  static TxnResult txn(TxnResponse response, Origin batchOrigin) {
    Receipt receipt = receipt(response.getReceipt(), batchOrigin);
    List<TxnStepResult> results = new ArrayList<>(response.getResultsCount());
    for (io.quorate.v1.TxnResult result : response.getResultsList()) {
      results.add(step(result, receipt));
    }
    return new TxnResult(receipt, response.getSucceeded(), results);
  }

  static LeaseGranted granted(LeaseGrantResponse response, Origin batchOrigin) {
    return new LeaseGranted(
        receipt(response.getReceipt(), batchOrigin),
        LeaseId.of(response.getLease()),
        Duration.ofMillis(response.getTtlMs()));
  }

  static LeaseRenewed renewed(LeaseKeepAliveResponse response, Origin batchOrigin) {
    return new LeaseRenewed(
        receipt(response.getReceipt(), batchOrigin), Duration.ofMillis(response.getTtlMs()));
  }

  static LeaseRevoked revoked(LeaseRevokeResponse response, Origin batchOrigin) {
    return new LeaseRevoked(receipt(response.getReceipt(), batchOrigin), response.getDeleted());
  }

  static LeaseTimeToLive timeToLive(LeaseTimeToLiveResponse response, Origin batchOrigin) {
    return new LeaseTimeToLive(
        receipt(response.getReceipt(), batchOrigin),
        Duration.ofMillis(response.getRemainingMs()),
        Duration.ofMillis(response.getTtlMs()),
        response.getKeysList().stream().map(Key::of).toList());
  }

  static LeaseList leases(LeaseListResponse response, Origin batchOrigin) {
    return new LeaseList(
        receipt(response.getReceipt(), batchOrigin),
        response.getLeasesList().stream().map(LeaseId::of).toList());
  }

  private static TxnStepResult step(io.quorate.v1.TxnResult result, Receipt receipt) {
    return switch (result.getResultCase()) {
      case GET -> get(result.getGet(), receipt);
      case RANGE -> range(result.getRange(), receipt);
      case PUT -> put(result.getPut(), receipt);
      case DELETE -> delete(result.getDelete(), receipt);
      case RESULT_NOT_SET -> throw new IllegalArgumentException("a step without a result");
    };
  }

  private static GetResult get(GetResponse response, Receipt receipt) {
    return new GetResult(receipt, response.hasEntry() ? entry(response.getEntry()) : null);
  }

  private static RangeResult range(RangeResponse response, Receipt receipt) {
    return new RangeResult(
        receipt, entries(response.getEntriesList()), response.getMore(), response.getCount());
  }

  private static PutResult put(PutResponse response, Receipt receipt) {
    return new PutResult(receipt, response.hasPrevious() ? entry(response.getPrevious()) : null);
  }

  private static DeleteResult delete(DeleteResponse response, Receipt receipt) {
    return new DeleteResult(receipt, response.getDeleted(), entries(response.getPreviousList()));
  }

  private static List<Entry> entries(List<KeyValue> wired) {
    List<Entry> entries = new ArrayList<>(wired.size());
    for (KeyValue entry : wired) {
      entries.add(entry(entry));
    }
    return entries;
  }

  private static Entry entry(KeyValue wired) {
    return new Entry(
        Key.of(wired.getKey()),
        Value.of(wired.getValue()),
        Revision.of(wired.getCreateRevision()),
        Revision.of(wired.getModRevision()),
        wired.getVersion(),
        wired.getLease() == 0 ? null : LeaseId.of(wired.getLease()));
  }
}
