package io.quorate.chaos.cluster;

/** One direction between two nodes, by their names. */
public record Link(String from, String to) {

  public Link reversed() {
    return new Link(to, from);
  }
}
