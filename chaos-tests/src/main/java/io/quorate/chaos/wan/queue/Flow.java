package io.quorate.chaos.wan.queue;

/**
 * Packets from one place to another, one way.
 *
 * @param from an address or a network, as iptables writes it; empty: from anywhere
 * @param to likewise
 */
public record Flow(String from, String to) {

  String match() {
    return (from.isEmpty() ? "" : " -s " + from) + (to.isEmpty() ? "" : " -d " + to);
  }
}
