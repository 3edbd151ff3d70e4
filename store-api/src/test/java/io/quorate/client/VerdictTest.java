package io.quorate.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.client.Call.Stage;
import io.quorate.model.ErrorCode;
import io.quorate.model.Fate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each failure means, with and without a doubt. */
class VerdictTest {

  private final Verdict verdict = new Verdict(10);

  @Test
  void refusalsAreFinalAndTheUnavailableIsTriedAgain() {
    Call<?> write = write();
    for (ErrorCode code : ErrorCode.values()) {
      if (code.fate() == Fate.REJECTED) {
        assertThat(verdict.mayRetry(write, code)).as("%s", code).isFalse();
      } else if (code.fate() == Fate.UNAVAILABLE) {
        assertThat(verdict.mayRetry(write, code)).as("%s", code).isTrue();
      }
    }
    assertThat(verdict.mayRetry(write, ErrorCode.SESSION_UNKNOWN)).isFalse();
    assertThat(verdict.mayRetry(write, ErrorCode.LEADER_CHANGED)).isTrue();
  }

  @Test
  void attemptsAreBounded() {
    Call<?> write = write();
    write.attempts = 10;

    assertThat(verdict.mayRetry(write, ErrorCode.NO_LEADER)).isFalse();
  }

  @Test
  void doubtOutlivesWhatLaterAttemptsSay() {
    Call<?> write = write();
    write.doubt = ErrorCode.CONNECTION_LOST;

    assertThat(verdict.of(write, ErrorCode.NO_LEADER, Map.of()).code())
        .isEqualTo(ErrorCode.CONNECTION_LOST);
    assertThat(verdict.of(write, ErrorCode.TOO_MANY_IN_FLIGHT, Map.of()).code())
        .isEqualTo(ErrorCode.CONNECTION_LOST);
  }

  @Test
  void refusalThatApplyKeepsSettlesTheDoubt() {
    Call<?> write = write();
    write.doubt = ErrorCode.CONNECTION_LOST;

    assertThat(verdict.of(write, ErrorCode.LEASE_NOT_FOUND, Map.of()).code())
        .isEqualTo(ErrorCode.LEASE_NOT_FOUND);
  }

  @Test
  void sentReadThatRunsOutOfTimeTimesOut() {
    Call<?> read = new Call<>(OperationType.GET, (o, h) -> {}, Route.WRITE, 0);
    read.stage = Stage.SENT;

    assertThat(verdict.expired(read, ErrorCode.UNREACHABLE).code())
        .isEqualTo(ErrorCode.READ_TIMEOUT);
  }

  private static Call<?> write() {
    return new Call<>(OperationType.PUT, (operation, header) -> {}, Route.WRITE, 0);
  }
}
