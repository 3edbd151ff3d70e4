package io.quorate.client;

import static io.quorate.model.ReadConsistency.LOCAL;
import static io.quorate.model.ReadConsistency.STRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.model.Compare;
import io.quorate.model.DeleteRange;
import io.quorate.model.DeleteResult;
import io.quorate.model.Entry;
import io.quorate.model.Get;
import io.quorate.model.GetResult;
import io.quorate.model.Key;
import io.quorate.model.KeyRange;
import io.quorate.model.Put;
import io.quorate.model.PutResult;
import io.quorate.model.Range;
import io.quorate.model.RangeResult;
import io.quorate.model.Receipt;
import io.quorate.model.Revision;
import io.quorate.model.Txn;
import io.quorate.model.TxnResult;
import io.quorate.v1.Level;
import io.quorate.v1.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an application sees of a healthy store. */
class QuorateClientTest {

  private final FakeStore store = new FakeStore();
  private final FakeNode node = new FakeNode("a", store);
  private final QuorateClient client =
      QuorateClient.builder().endpoints(List.of(node.endpoint())).clusterId("fake").build();

  @AfterEach
  void close() {
    client.close();
    node.close();
  }

  @Test
  void readReturnsWhatWasWritten() {
    PutResult written = client.put("greeting", "hello");
    GetResult read = client.get("greeting", STRONG);

    Entry entry = read.entry().orElseThrow();
    assertThat(entry.value().text()).isEqualTo("hello");
    assertThat(entry.modRevision()).isEqualTo(written.receipt().revision());
    assertThat(client.get("absent", STRONG).entry()).isEmpty();
  }

  @Test
  void everyAnswerSaysWhereItComesFrom() {
    Receipt receipt = client.put("key", "value").receipt();

    assertThat(receipt.group()).isEqualTo("default");
    assertThat(receipt.incarnation()).isEqualTo(1);
    assertThat(receipt.term()).isEqualTo(1);
    assertThat(receipt.node()).isEqualTo("a");
    assertThat(receipt.region()).isEqualTo("region-of-a");
    assertThat(receipt.revision()).isEqualTo(Revision.of(1));
    assertThat(receipt.commitTime()).isEqualTo(java.time.Instant.ofEpochMilli(1));
    assertThat(receipt.level()).isEqualTo(io.quorate.model.Level.STRONG);
  }

  @Test
  void readAtARevisionShowsThePast() {
    Revision first = client.put("key", "old").receipt().revision();
    client.put("key", "new");

    GetResult past = client.get(Get.of("key").at(first), STRONG);

    assertThat(past.value().orElseThrow().text()).isEqualTo("old");
  }

  @Test
  void consistencyAndClusterTravelWithEachOperation() {
    client.get("key", LOCAL);
    client.get("key", STRONG);

    List<Operation> received = node.received;
    assertThat(received)
        .extracting(operation -> operation.getGet().getHeader().getLevel())
        .containsExactly(Level.LEVEL_LOCAL, Level.LEVEL_STRONG);
    assertThat(received)
        .allMatch(operation -> operation.getGet().getHeader().getClusterId().equals("fake"));
  }

  @Test
  void putCanReturnWhatWasThere() {
    client.put("key", "old");

    PutResult replaced = client.put(Put.of("key", "new").returningPrevious());

    assertThat(replaced.previous().orElseThrow().value().text()).isEqualTo("old");
  }

  @Test
  void deleteCountsWhatWasThere() {
    client.put("a1", "1");
    client.put("a2", "2");
    client.put("b1", "3");

    DeleteResult gone = client.delete(DeleteRange.of(KeyRange.prefix("a")));

    assertThat(gone.deleted()).isEqualTo(2);
    assertThat(client.delete("a1").deleted()).isZero();
    assertThat(client.count(KeyRange.all(), STRONG).count()).isEqualTo(1);
  }

  @Test
  void transactionTakesTheBranchThatItsConditionChooses() {
    Key key = Key.of("key");
    Txn create =
        Txn.when(Compare.missing(key))
            .then(Put.of("key", "mine"))
            .orElse(Get.of(key), Range.all())
            .build();

    TxnResult first = client.txn(create);
    TxnResult second = client.txn(create);

    assertThat(first.succeeded()).isTrue();
    assertThat(second.succeeded()).isFalse();
    GetResult holder = (GetResult) second.results().get(0);
    assertThat(holder.value().orElseThrow().text()).isEqualTo("mine");
    assertThat(holder.receipt()).isEqualTo(second.receipt());
    assertThat(((RangeResult) second.results().get(1)).entries()).hasSize(1);
  }

  @Test
  void pagesShowOneRevisionWhileWritesGoOn() {
    for (int i = 0; i < 35; i++) {
      client.put("key-%03d".formatted(i), "before");
    }
    List<String> values = new ArrayList<>();
    for (RangeResult page : client.pages(Range.prefix("key-"), STRONG)) {
      page.entries().forEach(entry -> values.add(entry.value().text()));
      client.put("key-034", "after");
      client.put("key-099", "after");
    }

    assertThat(values).hasSize(35).containsOnly("before");
  }

  @Test
  void scanKeepsOrderAndLimitOverPages() {
    for (int i = 0; i < 30; i++) {
      client.put("key-%03d".formatted(i), "value");
    }

    List<String> last =
        client
            .scan(Range.prefix("key-").reversed().withoutValues().limit(25), STRONG)
            .map(entry -> entry.key().text())
            .toList();

    assertThat(last).hasSize(25).startsWith("key-029", "key-028").endsWith("key-005");
  }

  @Test
  void statusTellsOfEachEndpoint() {
    FakeNode dead = new FakeNode("dead", store);
    dead.stop();
    try (QuorateClient both =
        QuorateClient.builder().endpoints(node.address(), dead.address()).build()) {
      List<EndpointStatus> status = both.status();

      assertThat(status.get(0).status().orElseThrow().clusterId()).isEqualTo("fake");
      assertThat(status.get(1).failure().orElseThrow().code().name()).isEqualTo("UNREACHABLE");
    }
  }

  @Test
  void compactionAnswersWithAReceipt() {
    Revision revision = client.put("key", "value").receipt().revision();

    assertThat(client.compact(revision).revision()).isEqualTo(revision);
  }
}
