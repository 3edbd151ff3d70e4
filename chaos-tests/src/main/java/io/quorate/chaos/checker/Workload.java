package io.quorate.chaos.checker;

import io.quorate.chaos.checker.append.AppendChecker;
import io.quorate.chaos.checker.register.LinearizabilityChecker;
import io.quorate.chaos.history.History;
import io.quorate.chaos.history.Operation;
import io.quorate.chaos.history.Verb;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;

/** What a history's operations are about, and so which rule they must keep. */
public enum Workload {
  REGISTER,
  SET,
  COUNTER,
  BANK,
  APPEND,
  LOCK,
  ONCE,
  BOUNDED,
  SESSION,
  AT,
  DIGEST;

  /** As the command line names it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The rule of this workload; banks may lend, and have the total of their first read.
   *
   * @param progress takes how many operations were judged, where that takes long
   */
  public Checker checker(Budget budget, LongConsumer progress) {
    return switch (this) {
      case REGISTER -> new LinearizabilityChecker(budget, progress);
      case SET -> new SetChecker();
      case COUNTER -> new CounterChecker();
      case BANK -> new BankChecker(OptionalLong.empty(), true);
      case APPEND -> new AppendChecker();
      case LOCK -> new LockChecker();
      case ONCE -> new OnceChecker();
      case BOUNDED, SESSION, AT -> new ReceiptChecker();
      case DIGEST -> new DigestChecker();
    };
  }

  /** What the names of a history's operations point to; a register where they say nothing. */
  public static Workload of(History history) {
    Set<String> verbs = new HashSet<>();
    boolean balances = false;
    for (Operation operation : history.operations()) {
      verbs.add(operation.f());
      balances |= operation.is(Verb.READ_ALL) && operation.out() instanceof Map;
    }
    if (verbs.contains(Verb.TXN)) {
      return APPEND;
    }
    if (any(verbs, Verb.ACQUIRE, Verb.RELEASE, Verb.GUARDED_WRITE)) {
      return LOCK;
    }
    if (any(verbs, Verb.ONCE, Verb.COUNT)) {
      return ONCE;
    }
    if (any(verbs, Verb.STORE, Verb.LOOK)) {
      return BOUNDED;
    }
    if (balances || verbs.contains(Verb.TRANSFER)) {
      return BANK;
    }
    if (verbs.contains(Verb.READ_COUNTER)) {
      return COUNTER;
    }
    if (any(verbs, Verb.ADD, Verb.READ_ALL)) {
      return SET;
    }
    return verbs.equals(Set.of(Verb.DIGEST)) ? DIGEST : REGISTER;
  }

  private static boolean any(Set<String> verbs, String... names) {
    for (String name : names) {
      if (verbs.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
