package io.quorate.chaos.bench;

import java.time.Duration;
import java.util.List;

/** The processor time that some processes have used so far, to a hundredth of a second. */
record CpuTime(List<ProcessHandle> processes) {

  static CpuTime ofThisProcess() {
    return new CpuTime(List.of(ProcessHandle.current()));
  }

  boolean known() {
    return !processes.isEmpty();
  }

  Duration used() {
    return processes.stream()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
