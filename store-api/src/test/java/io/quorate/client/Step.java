package io.quorate.client;

import io.quorate.model.ErrorCode;
import java.time.Duration;

/** What a fake node does with one operation. */
sealed interface Step {

  Step ANSWER = new Answer();
  Step SWALLOW = new Swallow(false);
  Step APPLY_AND_SWALLOW = new Swallow(true);
  Step DROP = new Drop(false);
  Step APPLY_AND_DROP = new Drop(true);

  record Answer() implements Step {}

  /** Gives no answer, ever. */
  record Swallow(boolean applied) implements Step {}

  /** Breaks the stream. */
  record Drop(boolean applied) implements Step {}

  /** Does nothing and says so. */
  record Fail(ErrorCode code) implements Step {}

  /** Applies the operation and says that its fate is not known. */
  record ApplyAndFail(ErrorCode code) implements Step {}

  /** Applies the operation and answers later. */
  record Delay(Duration delay) implements Step {}
}
