package io.quorate.chaos.demo;

/** What the demo promised did not come true. The message is for people. */
final class DemoFailure extends Exception {

  private static final long serialVersionUID = 1L;

  DemoFailure(String message) {
    super(message);
  }

  DemoFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
