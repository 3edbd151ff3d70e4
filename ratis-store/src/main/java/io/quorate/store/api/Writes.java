package io.quorate.store.api;

import io.quorate.core.command.Submission;
import io.quorate.store.replication.Applied;
import io.quorate.store.wire.CommandReader;
import io.quorate.store.wire.OutcomeWriter;
import io.quorate.v1.Origin;
import io.quorate.v1.Result;
import java.time.Duration;

/** Hands writes to the replica, which leads, and answers when they have been applied. */
final class Writes {

  private final DoorParts parts;

  Writes(DoorParts parts) {
    this.parts = parts;
  }

  void submit(Call call, Submission submission) {
    Duration left = Duration.ofNanos(Math.max(1, call.deadlineNanos() - System.nanoTime()));
    var unused =
        parts
            .replica()
            .submit(submission, left)
            .whenComplete((applied, problem) -> {
              if (problem == null) {
                applied(call, applied);
              } else {
                Problems.fail(call, problem);
              }
            });
  }

  /** What the log is asked. */
  static Submission submission(Call call) {
    return CommandReader.submission(call.operation(), call.header());
  }

  private void applied(Call call, Applied applied) {
    Result result;
    Origin origin;
    try {
      result = OutcomeWriter.result(call.operation(), applied.outcome(), applied.commitMicros());
      origin = parts.origins().leading(applied.term());
    } catch (RuntimeException refused) {
      call.failed(Problems.of(refused));
      return;
    }
    call.answerWrite(result, result.getSerializedSize(), origin);
  }
}
