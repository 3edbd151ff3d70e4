package io.quorate.client;

import org.jspecify.annotations.Nullable;

/**
 * Where a node takes clients.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param port 1 to 65,535
 */
public record Endpoint(String host, int port) {

  public Endpoint {
    if (host.isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "an endpoint is host:port with a port from 1 to 65535, not " + host + ":" + port);
    }
  }

  /** Reads {@code host:port} or {@code [ipv6]:port}. */
  public static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("an endpoint is host:port, not " + text);
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    try {
      return new Endpoint(host, Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("an endpoint is host:port, not " + text, notANumber);
    }
  }

  /** What a node wrote, which may be anything: null where it is no {@code host:port}. */
  static @Nullable Endpoint ofNode(String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
