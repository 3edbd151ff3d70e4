package io.quorate.chaos.checker.append;

import io.quorate.chaos.history.Operation;
import java.util.List;

/** What must not be in a history, with the transactions that show it, told line by line. */
record Anomaly(String name, List<String> lines, List<Operation> operations) {}
