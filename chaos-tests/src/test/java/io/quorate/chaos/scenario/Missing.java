package io.quorate.chaos.scenario;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** What a machine lacks for a test; the test is then aborted, and the reason printed. */
final class Missing {

  private Missing() {}

  static void abortIfAny(Optional<String> missing) {
    missing.ifPresent(reason -> {
      System.out.println("not exercised on this machine: " + reason);
      Assumptions.abort(reason);
    });
  }
}
