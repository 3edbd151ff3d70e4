package io.quorate.chaos.report;

import io.quorate.chaos.report.drawing.Tone;
import io.quorate.chaos.result.FaultResult;
import io.quorate.chaos.result.TrialResult;
import java.util.Comparator;
import java.util.List;

/** The faults of a trial as its figure and its tables show them. */
final class Faults {

  private Faults() {}

  /** By their beginnings; the first has number 1. */
  static List<FaultResult> inOrder(TrialResult trial) {
    return trial.faults().stream()
        .sorted(Comparator.comparingLong(FaultResult::fromMillis))
        .toList();
  }

  /**
   * @param family in lower case
   */
  static Tone tone(String family) {
    return switch (family) {
      case "process" -> Tone.PROCESS;
      case "network" -> Tone.NETWORK;
      case "wan" -> Tone.WAN;
      case "clock" -> Tone.CLOCK;
      case "disk" -> Tone.DISK;
      case "leadership" -> Tone.LEADERSHIP;
      case "snapshot" -> Tone.SNAPSHOT;
      default -> Tone.SOFT;
    };
  }
}
