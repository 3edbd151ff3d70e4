package io.quorate.client;

import com.google.protobuf.ByteString;
import io.quorate.model.ErrorCode;
import io.quorate.v1.CompactResponse;
import io.quorate.v1.DeleteResponse;
import io.quorate.v1.GetResponse;
import io.quorate.v1.KeyRange;
import io.quorate.v1.KeyValue;
import io.quorate.v1.Operation;
import io.quorate.v1.Order;
import io.quorate.v1.PutRequest;
import io.quorate.v1.PutResponse;
import io.quorate.v1.RangeRequest;
import io.quorate.v1.RangeResponse;
import io.quorate.v1.Receipt;
import io.quorate.v1.RequestHeader;
import io.quorate.v1.Result;
import io.quorate.v1.SessionCloseResponse;
import io.quorate.v1.SessionOpenResponse;
import io.quorate.v1.SessionRef;
import io.quorate.v1.StatusResponse;
import io.quorate.v1.TxnOperation;
import io.quorate.v1.TxnResponse;
import io.quorate.v1.TxnResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A store of one group in memory that keeps all history and applies each stamped write once: the
 * dumb server that the client is tested against. Its nodes share it, as if every node forwarded.
 */
final class FakeStore {

  static final int PAGE_ENTRIES = 10;

  private static final class Session {
    final Map<Long, Result> outcomes = new HashMap<>();
    long firstIncomplete = 1;
  }

  private final NavigableMap<ByteString, NavigableMap<Long, KeyValue>> history =
      new TreeMap<>(ByteString.unsignedLexicographicalComparator());
  private final Map<Long, Session> sessions = new HashMap<>();
  final FakeLeases leases = new FakeLeases(this);
  private long revision;
  private long sessionsOpened;
  private int keptMax;
  private final Map<ByteString, Integer> puts = new HashMap<>();

  synchronized Result apply(Operation operation) {
    SessionRef stamp = header(operation).getSession();
    if (stamp.getSession() == 0) {
      return withId(operation, carryOut(operation));
    }
    Session session = sessions.get(stamp.getSession());
    if (session == null) {
      return FakeNode.failure(operation, ErrorCode.SESSION_UNKNOWN);
    }
    if (stamp.getFirstIncomplete() > session.firstIncomplete) {
      session.firstIncomplete = stamp.getFirstIncomplete();
      session.outcomes.keySet().removeIf(sequence -> sequence < session.firstIncomplete);
    }
    if (stamp.getSequence() < session.firstIncomplete) {
      return FakeNode.failure(operation, ErrorCode.SEQUENCE_FORGOTTEN);
    }
    Result outcome = session.outcomes.get(stamp.getSequence());
    if (outcome == null) {
      outcome = carryOut(operation);
      session.outcomes.put(stamp.getSequence(), outcome);
      keptMax = Math.max(keptMax, session.outcomes.size());
    }
    return withId(operation, outcome);
  }

  /** How often puts of this key were applied. */
  synchronized int putsOf(String key) {
    return puts.getOrDefault(ByteString.copyFromUtf8(key), 0);
  }

  synchronized long sessionsOpened() {
    return sessionsOpened;
  }

  synchronized int sessionsOpen() {
    return sessions.size();
  }

  /** The most outcomes that a session has kept at any time. */
  synchronized int keptMax() {
    return keptMax;
  }

  synchronized void forgetSessions() {
    sessions.clear();
  }

  Receipt receipt() {
    return Receipt.newBuilder().setRevision(revision).setCommitMicros(revision * 1_000).build();
  }

  static RequestHeader header(Operation operation) {
    return switch (operation.getRequestCase()) {
      case GET -> operation.getGet().getHeader();
      case RANGE -> operation.getRange().getHeader();
      case PUT -> operation.getPut().getHeader();
      case DELETE -> operation.getDelete().getHeader();
      case TXN -> operation.getTxn().getHeader();
      case COMPACT -> operation.getCompact().getHeader();
      case LEASE_GRANT -> operation.getLeaseGrant().getHeader();
      case LEASE_KEEP_ALIVE -> operation.getLeaseKeepAlive().getHeader();
      case LEASE_REVOKE -> operation.getLeaseRevoke().getHeader();
      default -> RequestHeader.getDefaultInstance();
    };
  }

  private static Result withId(Operation operation, Result outcome) {
    return outcome.toBuilder().setId(operation.getId()).build();
  }

  private Result carryOut(Operation operation) {
    Result.Builder result = Result.newBuilder();
    switch (operation.getRequestCase()) {
      case GET ->
          result.setGet(get(operation.getGet().getKey(), at(operation.getGet().getAtRevision())));
      case RANGE -> result.setRange(range(operation.getRange()));
      case PUT -> result.setPut(put(operation.getPut(), ++revision));
      case DELETE -> result.setDelete(delete(keysOf(operation), ++revision));
      case TXN -> result.setTxn(txn(operation));
      case COMPACT -> result.setCompact(CompactResponse.newBuilder().setReceipt(receipt()));
      case SESSION_OPEN -> {
        sessions.put(++sessionsOpened, new Session());
        result.setSessionOpen(
            SessionOpenResponse.newBuilder()
                .setReceipt(receipt())
                .setSession(sessionsOpened)
                .setTtlMs(3_600_000));
      }
      case SESSION_CLOSE -> {
        sessions.remove(operation.getSessionClose().getSession());
        result.setSessionClose(SessionCloseResponse.newBuilder().setReceipt(receipt()));
      }
      case STATUS ->
          result.setStatus(
              StatusResponse.newBuilder().setReceipt(receipt()).setClusterId("fake").setNode("n"));
      default -> leases.carryOut(operation, result);
    }
    return result.build();
  }

  private long at(long asked) {
    return asked == 0 ? revision : asked;
  }

  private @Nullable KeyValue entry(ByteString key, long at) {
    NavigableMap<Long, KeyValue> versions = history.get(key);
    Map.Entry<Long, KeyValue> version = versions == null ? null : versions.floorEntry(at);
    return version == null || version.getValue().getVersion() == 0 ? null : version.getValue();
  }

  private GetResponse get(ByteString key, long at) {
    GetResponse.Builder response = GetResponse.newBuilder().setReceipt(receipt());
    KeyValue found = entry(key, at);
    return (found == null ? response : response.setEntry(found)).build();
  }

  private RangeResponse range(RangeRequest request) {
    List<KeyValue> found = entries(request.getRange(), at(request.getAtRevision()));
    RangeResponse.Builder response = RangeResponse.newBuilder().setReceipt(receipt());
    if (request.getCountOnly()) {
      return response.setCount(found.size()).build();
    }
    if (request.getOrder() == Order.ORDER_DESCENDING) {
      Collections.reverse(found);
    }
    int limit = request.getLimit() == 0 ? PAGE_ENTRIES : request.getLimit();
    int page = Math.min(found.size(), Math.min(limit, PAGE_ENTRIES));
    for (KeyValue entry : found.subList(0, page)) {
      response.addEntries(request.getKeysOnly() ? entry.toBuilder().clearValue().build() : entry);
    }
    return response.setMore(found.size() > page).setCount(page).build();
  }

  private List<KeyValue> entries(KeyRange range, long at) {
    NavigableMap<ByteString, NavigableMap<Long, KeyValue>> keys =
        range.getEnd().isEmpty()
            ? history.tailMap(range.getStart(), true)
            : history.subMap(range.getStart(), true, range.getEnd(), false);
    List<KeyValue> found = new ArrayList<>();
    for (ByteString key : keys.keySet()) {
      KeyValue entry = entry(key, at);
      if (entry != null) {
        found.add(entry);
      }
    }
    return found;
  }

  PutResponse put(PutRequest request, long at) {
    KeyValue before = entry(request.getKey(), at);
    puts.merge(request.getKey(), 1, Integer::sum);
    KeyValue after =
        KeyValue.newBuilder()
            .setKey(request.getKey())
            .setValue(request.getValue())
            .setCreateRevision(before == null ? at : before.getCreateRevision())
            .setModRevision(at)
            .setVersion(before == null ? 1 : before.getVersion() + 1)
            .setLease(request.getLease())
            .build();
    history.computeIfAbsent(request.getKey(), key -> new TreeMap<>()).put(at, after);
    PutResponse.Builder response = PutResponse.newBuilder().setReceipt(receipt());
    if (request.getReturnPrevious() && before != null) {
      response.setPrevious(before);
    }
    return response.build();
  }

  private List<KeyValue> keysOf(Operation operation) {
    if (operation.getDelete().hasRange()) {
      return entries(operation.getDelete().getRange(), revision);
    }
    KeyValue found = entry(operation.getDelete().getKey(), revision);
    return found == null ? List.of() : List.of(found);
  }

  private DeleteResponse delete(List<KeyValue> found, long at) {
    for (KeyValue entry : found) {
      history
          .computeIfAbsent(entry.getKey(), key -> new TreeMap<>())
          .put(at, KeyValue.getDefaultInstance());
    }
    return DeleteResponse.newBuilder()
        .setReceipt(receipt())
        .setDeleted(found.size())
        .addAllPrevious(found)
        .build();
  }

  private TxnResponse txn(Operation operation) {
    boolean succeeded =
        operation.getTxn().getCompareList().stream()
            .allMatch(compare -> {
              KeyValue found = entry(compare.getKey(), revision);
              return compare.getVersion() == (found == null ? 0 : found.getVersion());
            });
    revision++;
    TxnResponse.Builder response =
        TxnResponse.newBuilder().setReceipt(receipt()).setSucceeded(succeeded);
    List<TxnOperation> steps =
        succeeded ? operation.getTxn().getThenList() : operation.getTxn().getOrElseList();
    for (TxnOperation step : steps) {
      TxnResult.Builder result = TxnResult.newBuilder();
      switch (step.getOperationCase()) {
        case GET -> result.setGet(get(step.getGet().getKey(), revision));
        case RANGE -> result.setRange(range(step.getRange()));
        case PUT -> result.setPut(put(step.getPut(), revision));
        default -> throw new IllegalArgumentException("not faked: " + step.getOperationCase());
      }
      response.addResults(result);
    }
    return response.build();
  }
}
