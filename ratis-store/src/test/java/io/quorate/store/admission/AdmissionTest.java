package io.quorate.store.admission;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.google.protobuf.ByteString;
import io.quorate.model.StoreException;
import io.quorate.v1.GetRequest;
import io.quorate.v1.Operation;
import io.quorate.v1.RequestHeader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AdmissionTest {

  private static final Operation GET =
      Operation.newBuilder()
          .setGet(GetRequest.newBuilder().setKey(ByteString.copyFromUtf8("key")))
          .build();

  private final Admission admission = new Admission(AdmissionLimits.DEFAULT, "c1");

  @Test
  void aDeadlineThatIsOverOnArrivalIsRejectedAndNothingIsHeld() {
    assertThatThrownBy(() -> admission.admit(GET, RequestHeader.getDefaultInstance(), 0))
        .isInstanceOf(StoreException.Rejected.class)
        .hasMessageContaining("DEADLINE_EXPIRED");
    assertThat(admission.inFlight().operations()).isZero();
  }

  @Test
  void whatIsTakenIsGivenBack() {
    long weight = admission.admit(GET, RequestHeader.getDefaultInstance(), 1);
    assertThat(weight).isEqualTo(SizeCheck.OPERATION_BYTES + 3);
    assertThat(admission.inFlight().operations()).isEqualTo(1);
    assertThat(admission.inFlight().bytes()).isEqualTo(weight);
    admission.inFlight().end(weight);
    assertThat(admission.inFlight().operations()).isZero();
    assertThat(admission.inFlight().bytes()).isZero();
  }

  @Test
  void aRefusalTakesNothing() {
    InFlight inFlight = new InFlight(1, 100);
    inFlight.begin(60);
    assertThatThrownBy(() -> inFlight.begin(1)).hasMessageContaining("operations in flight");
    inFlight.end(60);
    assertThatThrownBy(() -> inFlight.begin(101)).hasMessageContaining("bytes in flight");
    assertThat(inFlight.operations()).isZero();
    assertThat(inFlight.bytes()).isZero();
  }

  @Test
  void aTimeoutIsTheDefaultTheWishOrTheMaximum() {
    RequestHeader.Builder header = RequestHeader.newBuilder();
    assertThat(admission.timeoutNanos(header.build())).isEqualTo(Duration.ofSeconds(5).toNanos());
    assertThat(admission.timeoutNanos(header.setTimeoutMs(7).build()))
        .isEqualTo(Duration.ofMillis(7).toNanos());
    assertThat(admission.timeoutNanos(header.setTimeoutMs(-1).build()))
        .isEqualTo(Duration.ofMinutes(10).toNanos());
  }

  @Test
  void aNameFromOutsideIsNotEchoedAtAnyLength() {
    RequestHeader header = RequestHeader.newBuilder().setKeyspace("x".repeat(10_000)).build();
    assertThatThrownBy(() -> admission.admit(GET, header, 1))
        .extracting(Throwable::getMessage, as(STRING))
        .hasSizeLessThan(400);
  }

  @Test
  void limitsThatCannotBeAreRefusedByName() {
    AdmissionLimits all = AdmissionLimits.DEFAULT;
    assertThatThrownBy(() ->
            new AdmissionLimits(
                all.keyBytesMax(),
                all.valueBytesMax(),
                100,
                all.txnComparesMax(),
                all.txnStepsMax(),
                all.inFlightOperationsMax(),
                all.inFlightBytesMax(),
                all.streamOperationsMax(),
                all.scansMax(),
                all.connectionsMax(),
                all.defaultTimeout(),
                all.timeoutMax()))
        .hasMessage("requestBytesMax is 100; allowed is 1052672 to 67108864");
  }
}
