package io.quorate.client;

/**
 * Tells the address to dial for the one that a node advertises: for clients that reach the nodes
 * through a proxy or an address translation. It is asked before each connection, on the client's
 * I/O thread, and must answer at once; if it throws, the node counts as unreachable.
 */
@FunctionalInterface
public interface AddressTranslator {

  /** Dials what is advertised. */
  AddressTranslator NONE = advertised -> advertised;

  Endpoint translate(Endpoint advertised);
}
