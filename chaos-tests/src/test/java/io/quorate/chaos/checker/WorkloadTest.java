package io.quorate.chaos.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Invocation;
import io.quorate.chaos.history.Operation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void isRecognizedFromTheNamesOfOperations() {
    recognized(Workload.REGISTER, Invocation.write(1, "x", 1, 1).done(null, 2));
    recognized(Workload.SET, Invocation.add(1, "x", 1, 1).done(null, 2));
    recognized(Workload.SET, Invocation.readAll(1, "x", 1).done(List.of(), 2));
    recognized(Workload.COUNTER, Invocation.readCounter(1, "x", 1).done(0L, 2));
    recognized(Workload.BANK, Invocation.readAll(1, "x", 1).done(Map.of(), 2));
    recognized(Workload.BANK, Invocation.transfer(1, "x", "a", "b", 1, 1).done(null, 2));
    recognized(Workload.APPEND, Invocation.txn(1, "x", List.of(), 1).unknown(2));
    recognized(Workload.LOCK, Invocation.acquire(1, "x", 1).done(1L, 2));
    recognized(Workload.ONCE, Invocation.once(1, "x", "id", 1).done(null, 2));
    recognized(Workload.DIGEST, Invocation.digest(1, "x", 1).done("d", 2));
  }

  private static void recognized(Workload workload, Operation operation) {
    assertThat(Workload.of(History.of(operation))).isEqualTo(workload);
    assertThat(workload.checker(Budget.DEFAULT, judged -> {}).name()).isNotBlank();
  }
}
