package io.quorate.chaos.checker.append;

import io.quorate.chaos.checker.Unfit;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All transactions of a history, and who appended what. */
final class Transactions {

  private final List<Transaction> all = new ArrayList<>();

  /** By key and value; values are unique on their key. */
  private final Map<String, Map<Long, Transaction>> writers = new HashMap<>();

  /**
   * @throws Unfit if an operation is none of the workload, or a value is appended twice to a key
   */
  Transactions(History history) {
    for (Operation operation : history.operations()) {
      if (operation.is(Verb.DIGEST)) {
        continue;
      }
      if (!operation.is(Verb.TXN)) {
        throw new Unfit(operation, "append knows txn only, not " + operation.f());
      }
      Transaction transaction = Transaction.of(all.size(), operation);
      all.add(transaction);
      transaction
          .appends()
          .forEach((key, values) -> {
            Map<Long, Transaction> ofKey = writers.computeIfAbsent(key, unused -> new HashMap<>());
            for (Long value : values) {
              if (ofKey.put(value, transaction) != null) {
                throw new Unfit(operation, value + " is appended twice to " + key);
              }
            }
          });
    }
  }

  List<Transaction> all() {
    return all;
  }

  /** Who appended this value; null if nobody did. */
  @Nullable Transaction writer(String key, Long value) {
    return writers.getOrDefault(key, Map.of()).get(value);
  }
}
