package io.quorate.store.api;

/** Where the answer to a call goes: a stream, a unary caller, or a caller in this process. */
interface AnswerSink {

  /** Called once for each call, on any thread; calls {@link Call#end} when the answer has left. */
  void answered(Call call);
}
