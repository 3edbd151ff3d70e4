package io.quorate.chaos.history;

import java.util.List;

/** All lines of a history, in the order of the file, which need not be that of time. */
public record History(List<Operation> operations, List<NemesisEvent> nemeses) {

  public static History of(Operation... operations) {
    return new History(List.of(operations), List.of());
  }
}
