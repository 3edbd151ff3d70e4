package io.quorate.model;

import java.util.List;

/** The leases of the group. */
public record LeaseList(Receipt receipt, List<LeaseId> leases) implements Answer {

  public LeaseList {
    leases = List.copyOf(leases);
  }
}
