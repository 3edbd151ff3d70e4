package io.quorate.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.model.ReadConsistency;
import io.quorate.model.Receipt;
import io.quorate.model.Revision;
import io.quorate.model.SessionToken;
import io.quorate.v1.Level;
import io.quorate.v1.Operation;
import io.quorate.v1.RequestHeader;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session's reads tell the node that they know, and what each level puts on the wire. */
class SessionReadsTest {

  private final FakeNode node = new FakeNode("a", new FakeStore());
  private QuorateClient client;

  @BeforeEach
  void open() {
    client = QuorateClient.builder().endpoints(node.address()).build();
  }

  @AfterEach
  void close() {
    client.close();
    node.close();
  }

  private RequestHeader lastGet() {
    return node.received.stream()
        .filter(Operation::hasGet)
        .reduce((first, second) -> second)
        .orElseThrow()
        .getGet()
        .getHeader();
  }

  @Test
  void sessionReadsCarryWhatTheSessionHasWritten() {
    QuorateClient session = client.session();
    Receipt written = session.put("k", "v").receipt();
    session.get("k");

    assertThat(lastGet().getLevel()).isEqualTo(Level.LEVEL_SESSION);
    assertThat(SessionToken.parse(lastGet().getSessionToken())).isEqualTo(SessionToken.of(written));
  }

  @Test
  void sessionReadsCarryWhatTheSessionHasSeen() {
    Receipt others = client.put("k", "v").receipt();
    QuorateClient session = client.session();
    session.get("k", ReadConsistency.STRONG);

    assertThat(session.token()).isEqualTo(SessionToken.of(others));
    session.get("k", ReadConsistency.EVENTUAL);
    assertThat(lastGet().getLevel()).isEqualTo(Level.LEVEL_EVENTUAL);
    assertThat(SessionToken.parse(lastGet().getSessionToken())).isEqualTo(session.token());
  }

  @Test
  void sessionGoesOnFromItsText() {
    Receipt written = client.put("k", "v").receipt();
    String text = SessionToken.of(written).text();
    client.session(SessionToken.parse(text)).get("k");

    assertThat(lastGet().getSessionToken()).isEqualTo(text);
  }

  @Test
  void clientOutsideASessionCarriesNothing() {
    client.put("k", "v");
    client.get("k");

    assertThat(lastGet().getLevel()).isEqualTo(Level.LEVEL_STRONG);
    assertThat(lastGet().getSessionToken()).isEmpty();
    assertThat(client.token()).isEqualTo(SessionToken.EMPTY);
  }

  @Test
  void clientHasALevelOfItsOwn() {
    try (QuorateClient bounded =
        QuorateClient.builder()
            .endpoints(node.address())
            .consistency(ReadConsistency.bounded(Duration.ofMillis(250)))
            .build()) {
      bounded.get("k");
    }
    assertThat(lastGet().getLevel()).isEqualTo(Level.LEVEL_BOUNDED);
    assertThat(lastGet().getBoundMicros()).isEqualTo(250_000);
  }

  @Test
  void pastIsAskedForByRevisionOrTime() {
    client.get("k", ReadConsistency.at(Revision.of(7)));
    assertThat(lastGet().getAtRevision()).isEqualTo(7);
    client.get("k", ReadConsistency.at(java.time.Instant.ofEpochMilli(5)));
    assertThat(lastGet().getAtTimeMicros()).isEqualTo(5_000);
    assertThat(lastGet().getLevel()).isEqualTo(Level.LEVEL_AT);
  }
}
