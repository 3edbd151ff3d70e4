package io.quorate.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quorate.v1.Origin;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Endpoints, hints, back-off and the table of calls. */
class SmallPartsTest {

  @Test
  void endpointReadsNamesAndAddresses() {
    assertThat(Endpoint.parse("node-1:7420")).isEqualTo(new Endpoint("node-1", 7420));
    assertThat(Endpoint.parse("[::1]:7420")).isEqualTo(new Endpoint("::1", 7420));
    assertThat(new Endpoint("::1", 7420)).hasToString("[::1]:7420");
    for (String malformed : new String[] {"", "node", ":7420", "node:", "node:x", "node:70000"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.parse(malformed));
    }
  }

  @Test
  void badSettingsNameTheAllowedRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClientLimits.DEFAULT.withOperationsInFlight(0))
        .withMessage("operationsInFlight is 0; allowed is 1 to 1000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuorateClient.builder().build())
        .withMessageContaining("endpoints is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuorateClient.builder().endpoints("a:1").deadline(Duration.ZERO).build())
        .withMessageContaining("deadline is PT0S");
  }

  @Test
  void hintOfAnOlderTermIsNotBelievedUntilTheGroupBeginsAnew() {
    LeaderHint hint = new LeaderHint();
    Origin current = origin(1, 5, "new:1");

    assertThat(hint.heard(current)).isEqualTo(new Endpoint("new", 1));
    assertThat(hint.heard(origin(1, 4, "old:1"))).isNull();
    assertThat(hint.heard(origin(1, 6, ""))).isNull();
    assertThat(hint.heard(current)).isEqualTo(new Endpoint("new", 1));
    assertThat(hint.heard(origin(2, 1, "restored:1"))).isEqualTo(new Endpoint("restored", 1));
  }

  @Test
  void backoffStaysWithinItsBound() {
    Backoff backoff = new Backoff(new SplittableRandom(1));
    for (int attempts = 1; attempts < 1_000; attempts++) {
      assertThat(backoff.nanos(attempts)).isBetween(0L, Duration.ofMillis(500).toNanos());
      assertThat(backoff.nanos(1)).isBetween(0L, Duration.ofMillis(20).toNanos());
    }
  }

  @Test
  void answerToASendingThatWasGivenUpFindsNoCall() {
    CallTable table = new CallTable();
    for (int i = 0; i < 200; i++) {
      table.add(call());
    }
    Call<?> call = call();
    table.add(call);
    table.rename(call);
    long firstSending = call.id;
    table.rename(call);

    assertThat(table.find(firstSending)).isNull();
    assertThat(table.find(call.id)).isSameAs(call);
    table.remove(call);
    assertThat(table.find(call.id)).isNull();
    assertThat(table.size()).isEqualTo(200);
  }

  private static Call<?> call() {
    return new Call<>(OperationType.GET, (operation, header) -> {}, Route.WRITE, 0);
  }

  private static Origin origin(int incarnation, long term, String leader) {
    return Origin.newBuilder()
        .setGroup("default")
        .setIncarnation(incarnation)
        .setTerm(term)
        .setLeader(leader)
        .build();
  }
}
