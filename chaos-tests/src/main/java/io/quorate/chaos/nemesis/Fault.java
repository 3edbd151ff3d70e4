package io.quorate.chaos.nemesis;

import java.io.IOException;
import java.util.Set;

/** A fault under way. For one thread; {@link #heal} is called once, whatever befell the run. */
public interface Fault {

  /** What is being done to whom, for people: {@code us-east-1 cut off from all}. */
  String what();

  /** Names of the nodes that feel it. */
  Set<String> targets();

  /**
   * Ends the fault and checks that it is over.
   *
   * @return what shows that it took hold
   * @throws IOException if it could not be ended; the run is void then
   */
  Evidence heal() throws IOException, InterruptedException;
}
