package io.quorate.store.telemetry;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Brings what libraries log through the JDK's own logging to where everything else goes. */
public final class Logging {

  private Logging() {}

  /** Call once, before the first library logs. */
  public static void install() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
