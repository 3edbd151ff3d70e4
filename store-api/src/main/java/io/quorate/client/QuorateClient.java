package io.quorate.client;

import static io.quorate.client.Blocking.await;

import io.quorate.model.Delete;
import io.quorate.model.DeleteRange;
import io.quorate.model.DeleteResult;
import io.quorate.model.Entry;
import io.quorate.model.Get;
import io.quorate.model.GetResult;
import io.quorate.model.Key;
import io.quorate.model.KeyRange;
import io.quorate.model.NodeStatus;
import io.quorate.model.Put;
import io.quorate.model.PutResult;
import io.quorate.model.Range;
import io.quorate.model.RangeResult;
import io.quorate.model.ReadConsistency;
import io.quorate.model.Receipt;
import io.quorate.model.Revision;
import io.quorate.model.SessionToken;
import io.quorate.model.StoreException;
import io.quorate.model.Txn;
import io.quorate.model.TxnResult;
import io.quorate.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A client of a Quorate cluster. Thread-safe: make one and share it; operations of all threads
 * travel together over one connection per node.
 *
 * <pre>{@code
 * try (QuorateClient client =
 *     QuorateClient.builder().endpoints("127.0.0.1:7420", "127.0.0.2:7420").build()) {
 *   PutResult written = client.put("greeting", "hello");
 *   Revision revision = written.receipt().revision();
 *
 *   String now = client.get("greeting", STRONG).value().orElseThrow().text();
 *   GetResult then = client.get(Get.of("greeting").at(revision), STRONG);
 *
 *   client.txn(
 *       Txn.when(Compare.modRevision(Key.of("greeting"), EQUAL, revision))
 *           .then(Put.of("greeting", "hello again"))
 *           .orElse(Get.of("greeting"))
 *           .build());
 * }
 * }</pre>
 *
 * <p><b>Exactly once.</b> Writes are stamped within a session that the client opens by itself, and
 * a write whose answer was lost is sent again with its stamp until its deadline: the store applies
 * it once.
 *
 * <p><b>Failures</b> are {@link StoreException}s by fate: {@code Rejected} and {@code Unavailable}
 * were not applied; {@code Indeterminate} is a write that may have been applied, or may yet be for
 * as long as a copy of it travels.
 *
 * <p><b>Methods</b> wait at most until the deadline, and must not be called on the client's I/O
 * thread, which runs what is chained to futures of {@link #async()}.
 */
public final class QuorateClient implements AutoCloseable {

  private final ClientCore core;
  private final AsyncQuorateClient async;

  QuorateClient(ClientCore core) {
    this(core, new AsyncQuorateClient(core));
  }

  private QuorateClient(ClientCore core, AsyncQuorateClient async) {
    this.core = core;
    this.async = async;
  }

  public static ClientBuilder builder() {
    return new ClientBuilder();
  }

  /** The same client with futures. */
  public AsyncQuorateClient async() {
    return async;
  }

  /** The same client with another deadline for each call; closing either closes both. */
  public QuorateClient withDeadline(Duration each) {
    return new QuorateClient(core, async.withDeadline(each));
  }

  /**
   * The same client in a session of its own, which reads its writes and never goes back, whichever
   * replicas answer; closing either closes both.
   */
  public QuorateClient session() {
    return session(SessionToken.EMPTY);
  }

  /** The same client in a session that goes on where this token was taken. */
  public QuorateClient session(SessionToken start) {
    return new QuorateClient(core, async.session(start));
  }

  /** What the session knows, to go on with elsewhere; empty outside a session. */
  public SessionToken token() {
    return async.token();
  }

  /** The leases of the same client. */
  public Leases leases() {
    return new Leases(async.leases());
  }

  /** Reads at the client's own level: {@link ClientBuilder#consistency}, or its session's. */
  public GetResult get(Key key) {
    return await(async.get(key));
  }

  public GetResult get(String key) {
    return get(Key.of(key));
  }

  public GetResult get(Key key, ReadConsistency consistency) {
    return await(async.get(key, consistency));
  }

  public GetResult get(String key, ReadConsistency consistency) {
    return get(Key.of(key), consistency);
  }

  public GetResult get(Get get, ReadConsistency consistency) {
    return await(async.get(get, consistency));
  }

  /** One page of a range, at the client's own level. */
  public RangeResult range(Range range) {
    return await(async.range(range));
  }

  /** One page of a range: as much as its limit, or the node's, allows. */
  public RangeResult range(Range range, ReadConsistency consistency) {
    return await(async.range(range, consistency));
  }

  /**
   * All pages of a range at the revision of the first, each read when it is asked for, with a
   * deadline of its own. The range's limit counts over all pages.
   */
  public Iterable<RangeResult> pages(Range range, ReadConsistency consistency) {
    return () -> new RangePages(range, consistency, this::range);
  }

  /** The entries of all {@link #pages}. */
  public Stream<Entry> scan(Range range, ReadConsistency consistency) {
    RangePages pages = new RangePages(range, consistency, this::range);
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, traits), false)
        .flatMap(page -> page.entries().stream());
  }

  /** Counts the keys of a range; the answer has no entries. */
  public RangeResult count(KeyRange keys, ReadConsistency consistency) {
    return await(async.count(keys, consistency));
  }

  public PutResult put(Key key, Value value) {
    return await(async.put(key, value));
  }

  public PutResult put(String key, String value) {
    return put(Key.of(key), Value.of(value));
  }

  public PutResult put(Put put) {
    return await(async.put(put));
  }

  public DeleteResult delete(Key key) {
    return await(async.delete(key));
  }

  public DeleteResult delete(String key) {
    return delete(Key.of(key));
  }

  public DeleteResult delete(Delete delete) {
    return await(async.delete(delete));
  }

  public DeleteResult delete(DeleteRange delete) {
    return await(async.delete(delete));
  }

  public TxnResult txn(Txn txn) {
    return await(async.txn(txn));
  }

  /** Lets the store forget history below {@code revision}. */
  public Receipt compact(Revision revision) {
    return await(async.compact(revision));
  }

  /** Asks one node how it stands; fails as soon as it cannot be reached. */
  public NodeStatus status(Endpoint node) {
    return await(async.status(node));
  }

  /** Asks all nodes that the client was built with, at the same time. */
  public List<EndpointStatus> status() {
    return async.endpoints().stream()
        .map(node ->
            async
                .status(node)
                .handle((status, failure) ->
                    new EndpointStatus(node, status, (StoreException) failure)))
        .toList()
        .stream()
        .map(Blocking::await)
        .toList();
  }

  /**
   * Ends all operations, closes the session and the connections. Takes 2 s at most; again does
   * nothing. Writes under way end as {@code CONNECTION_LOST}, everything else as {@code
   * CLIENT_CLOSED}.
   */
  @Override
  public void close() {
    core.close();
  }
}
